import type { Tag } from "#lib/domain/tag.ts";
import type { Lexicon } from "./lexicon.ts";
import { piecesOf } from "./pieces.ts";
import { sentencesOf } from "./tokens.ts";

/** A sentence of a text, and where in the text it and the things that it names stand. */
export interface NamedThings {
  readonly sentence: Tag["span"];
  /** Noun phrases without their articles, in order. */
  readonly things: readonly Tag["span"][];
}

/** The sentences of a text that name things, in order. */
export function namedThings(text: string, lexicon: Lexicon): NamedThings[] {
  return sentencesOf(text).flatMap((tokens) => {
    const things = piecesOf(tokens, lexicon).flatMap((piece) =>
      piece.kind === "noun" ? [{ from: piece.from, to: piece.to }] : [],
    );
    const [first, last] = [tokens.at(0), tokens.at(-1)];

    return first && last && things.length > 0 ? [{ sentence: { from: first.from, to: last.to }, things }] : [];
  });
}
