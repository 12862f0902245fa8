import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import { QuestionKind } from "#lib/domain/taxonomy.ts";
import type { QuestionWriter } from "#lib/pipeline/ports.ts";
import { asData } from "./as-data.ts";
import { askJson } from "./ask-json.ts";
import type { Chat } from "./chat.ts";

/** How long an answer may get: models that are held to a schema fill what they are given. */
export interface QuestionBounds {
  readonly characters: number;
  /** The most pairs that may come back when so many are asked for. */
  pairs(asked: number): number;
}

/** Twice what is asked for, and short enough to come whole: an answer that is cut cannot be read. */
export const WIDE_BOUNDS: QuestionBounds = { characters: 300, pairs: (asked) => 2 * asked };

export interface WriterParts {
  readonly engine: Engine;
  readonly chat: Chat;
  readonly instructions: string;
  readonly bounds: QuestionBounds;
}

/** Writes questions by a language model. */
export function languageWriter({ engine, chat, instructions, bounds }: WriterParts): QuestionWriter {
  return {
    engine,
    write: async ({ description, binary, open }, signal) => {
      const data = `${binary} binary and ${open} open\n${asData(description)}`;
      const schema = questionsSaid(bounds, bounds.pairs(binary + open));
      const { model } = engine;

      return (await askJson({ chat, model, name: "questions", instructions, data, schema }, signal)).questions;
    },
  };
}

function questionsSaid({ characters }: QuestionBounds, most: number) {
  const words = z.string().max(characters);

  return z.object({ questions: z.array(z.object({ kind: QuestionKind, question: words, answer: words })).max(most) });
}
