import { z } from "zod";
import type { Tag } from "#lib/domain/tag.ts";
import { wordsFound } from "./words-found.ts";

const EFFECTS = z.enum(["no impact", "positive", "negative"]);

/** What a model says of a thing: its words, the quality words, and the effect in the paper's words. */
export interface TagSaid {
  readonly quote: string;
  readonly quality: string;
  readonly effect: z.output<typeof EFFECTS>;
}

export interface TagBounds {
  readonly most: number;
  readonly characters: number;
}

/** The form of an answer whose quotes are of this form. */
export function tagsSaid<Quote extends z.ZodType<string>>(quote: Quote, { most, characters }: TagBounds) {
  const one = z.object({ quote, quality: z.string().max(characters), effect: EFFECTS });

  return z.object({ tags: z.array(one).max(most) });
}

/** The tag of what was said, at its place in the description. */
export function tagAt(description: string, span: Tag["span"], { quality, effect }: TagSaid): Tag {
  const phrase = description.slice(span.from, span.to);

  return { phrase, name: phrase, quality: quality.trim(), effect: effect === "no impact" ? "none" : effect, span };
}

/** The same, with its place looked up; words that the description does not hold get a span that does not fit. */
export function tagFound(description: string, said: TagSaid): Tag {
  const words = said.quote.trim();
  const span = wordsFound(words, description);

  return span
    ? tagAt(description, span, said)
    : { ...tagAt(description, { from: 0, to: 0 }, said), phrase: words, name: words };
}
