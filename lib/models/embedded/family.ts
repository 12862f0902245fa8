import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { BoxDetector, NameSimilarity, PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";
import { openSession } from "../onnx/session.ts";
import { embeddedDetector } from "./box-detector.ts";
import { openBrisque } from "./brisque.ts";
import { openLexicon } from "./lexicon.ts";
import { miniLmIn } from "./minilm.ts";
import { embeddedSimilarity } from "./name-similarity.ts";
import { embeddedJudge } from "./patch-judge.ts";
import { embeddedWriter } from "./question-writer.ts";
import { reachOf } from "./reach.ts";
import { tagsOf } from "./tagger.ts";
import { openWordNet } from "./wordnet.ts";

/** Least similarity at which a name that WordNet does not know may mean a class; chosen on pairs of names (docs). */
const LIKENESS = 0.6;
/** What the names of the boxes are compared by. */
const NAMES: Engine = { name: "embedded", model: "wordnet 3.1 and all-minilm-l6-v2", revision: "afdb6f1a" };

/** The engines that need no network and no key, sharing what they hold in memory. */
export interface EmbeddedFamily {
  tags(engine: Engine): TagExtractor;
  /** Names that WordNet does not know are compared by `names` where given, else by the family's own. */
  boxes(engine: Engine, names?: NameSimilarity): BoxDetector;
  judge(engine: Engine): PatchJudge;
  questions(engine: Engine): QuestionWriter;
  readonly names: NameSimilarity;
  close(): Promise<void>;
}

/** Loads weights and lexicons from the assets' folder; rejects where a file is missing or is not what it should be. */
export async function openEmbedded(assets: string): Promise<EmbeddedFamily> {
  const weights = (name: string) => path.join(assets, "weights", name);
  const [lexicon, wordNet, brisque, session] = await Promise.all([
    openLexicon(path.join(assets, "lexicons")),
    openWordNet(),
    openBrisque(weights("brisque")),
    openSession(path.join(weights("nanodet"), "nanodet.onnx")),
  ]);
  const vectors = miniLmIn(weights("minilm"));
  const names = embeddedSimilarity({ engine: NAMES, wordNet, vectors });
  const reach = reachOf({ wordNet, names, likeness: LIKENESS });

  return {
    tags: (engine) => ({
      engine,
      extract: async (description, signal) => {
        signal.throwIfAborted();

        return tagsOf(description, lexicon);
      },
    }),
    boxes: (engine, by) =>
      embeddedDetector({ engine, session, reach: by ? reachOf({ wordNet, names: by, likeness: LIKENESS }) : reach }),
    judge: (engine) => embeddedJudge({ engine, brisque, lexicon }),
    questions: (engine) => embeddedWriter(engine, lexicon),
    names,
    close: async () => {
      await Promise.all([session.close(), vectors.close()]);
    },
  };
}
