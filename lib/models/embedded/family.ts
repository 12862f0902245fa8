import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { BoxDetector, PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";
import { openSession } from "../onnx/session.ts";
import { embeddedDetector } from "./box-detector.ts";
import { openBrisque } from "./brisque.ts";
import { openLexicon } from "./lexicon.ts";
import { openNounVectors } from "./noun-vectors.ts";
import { embeddedJudge } from "./patch-judge.ts";
import { embeddedWriter } from "./question-writer.ts";
import { reachOf } from "./reach.ts";
import { tagsOf } from "./tagger.ts";
import { openWordNet } from "./wordnet.ts";

/** Least cosine at which two names that WordNet does not join may mean one thing. */
const LIKENESS = 0.8;

/** The engines that need no network and no key, sharing what they hold in memory. */
export interface EmbeddedFamily {
  tags(engine: Engine): TagExtractor;
  boxes(engine: Engine): BoxDetector;
  judge(engine: Engine): PatchJudge;
  questions(engine: Engine): QuestionWriter;
  close(): Promise<void>;
}

/** Loads weights and lexicons from the assets' folder; rejects where a file is missing or is not what it should be. */
export async function openEmbedded(assets: string): Promise<EmbeddedFamily> {
  const weights = (name: string) => path.join(assets, "weights", name);
  const [lexicon, wordNet, vectors, brisque, session] = await Promise.all([
    openLexicon(path.join(assets, "lexicons")),
    openWordNet(),
    openNounVectors(weights("glove-nouns")),
    openBrisque(weights("brisque")),
    openSession(path.join(weights("nanodet"), "nanodet.onnx")),
  ]);
  const reach = reachOf({ wordNet, vectors, likeness: LIKENESS });

  return {
    tags: (engine) => ({
      engine,
      extract: async (description, signal) => {
        signal.throwIfAborted();

        return tagsOf(description, lexicon);
      },
    }),
    boxes: (engine) => embeddedDetector({ engine, session, reach }),
    judge: (engine) => embeddedJudge({ engine, brisque, lexicon }),
    questions: (engine) => embeddedWriter(engine, lexicon),
    close: () => session.close(),
  };
}
