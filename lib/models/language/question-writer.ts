import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import { QuestionKind } from "#lib/domain/taxonomy.ts";
import type { QuestionWriter } from "#lib/pipeline/ports.ts";
import { asData } from "./as-data.ts";
import { askJson } from "./ask-json.ts";
import type { Chat } from "./chat.ts";

const MOST_CHARACTERS = 500;

/** How long an answer may get: models that are held to a schema fill what they are given. */
export interface QuestionBounds {
  readonly characters: number;
  /** The most pairs that may come back when so many are asked for. */
  pairs(asked: number): number;
}

/** A server's model may say more than it was asked for; the stage keeps what is of use. */
export const WIDE_BOUNDS: QuestionBounds = { characters: MOST_CHARACTERS, pairs: () => 40 };

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
