import type { Engine } from "#lib/domain/engine.ts";
import { type Prompt, promptNamed } from "#lib/domain/prompt.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";
import type { Lexicon } from "../embedded/lexicon.ts";
import { askedWith } from "../language/prompts.ts";
import { languageWriter } from "../language/question-writer.ts";
import { toldInWords } from "../language/told-in-words.ts";
import { ggufChat } from "./chat.ts";
import type { GgufFile } from "./file.ts";
import { heldModel } from "./held-model.ts";
import type { GgufSettings } from "./local-model.ts";
import { sentenceTags } from "./tag-extractor.ts";

/** The engines of a GGUF in this process. */
export interface GgufFamily {
  tags(engine: Engine): TagExtractor;
  /** Refused: the model reads text only. */
  judge(engine: Engine): PatchJudge;
  toldInWords(engine: Engine): PatchJudge;
  questions(engine: Engine): QuestionWriter;
  close(): Promise<void>;
}

/** Enough for a short question or answer. */
const QUESTION_CHARACTERS = 160;

/** Loads the process's model. Refused where the file is none, or node-llama-cpp is not there. */
export async function openGguf(settings: GgufSettings, lexicon: Lexicon): Promise<GgufFamily> {
  const [tags, questions, patch] = [
    promptNamed("tags-v1"),
    promptNamed("questions-v1"),
    promptNamed("patch-in-words-v1"),
  ];
  const { model, giveBack } = await heldModel(settings);
  const chat = ggufChat(model);
  const asked = (engine: Engine, by: Prompt) => askedWith(asIs(engine, model.file), by);
  const bounds = { characters: QUESTION_CHARACTERS, pairs: (asked: number) => asked };

  return {
    tags: (engine) => sentenceTags({ engine: asked(engine, tags), chat, instructions: tags.text, lexicon }),
    questions: (engine) =>
      languageWriter({ engine: asked(engine, questions), chat, instructions: questions.text, bounds }),
    judge: ({ name }) => {
      throw new Refusal("engine-sees-no-pictures", { engine: name });
    },
    toldInWords: (engine) => toldInWords(asked(engine, patch), chat, patch.text),
    close: giveBack,
  };
}

const WEIGHTS = /\b[0-9a-f]{64}\b/;

/** A recipe may pin the weights by their SHA-256 in its revision; the trace always names those that answered. */
function asIs({ name, model, revision }: Engine, file: GgufFile): Engine {
  const pinned = WEIGHTS.exec(revision)?.[0];
  if (model !== file.model) throw new Refusal("gguf-otherwise", { asked: model, there: file.model });
  if (pinned && pinned !== file.sha256) throw new Refusal("gguf-otherwise", { asked: pinned, there: file.sha256 });

  return { name, model, revision: pinned ? revision : `${revision}, sha256 ${file.sha256}` };
}
