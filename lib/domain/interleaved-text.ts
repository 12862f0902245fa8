import type { Box, Size } from "./geometry.ts";
import { cellsOf } from "./grid.ts";
import type { GroundedMention, GroundedText } from "./grounded-text.ts";
import type { Coordinates } from "./sample.ts";
import { isEmpty, overlaps, type Span, wordsOf } from "./span.ts";

/** Characters that stand in one text and not in the other: where, in the text that has them, and how many. */
export type Extra = { readonly at: number; readonly length: number };

/**
 * The text in the interleaved form, with the spans of its mentions in it. Of mentions that share words the longer gets
 * its places written; words with a square bracket get none. The boxes stay with every mention.
 */
export function withPlaces({ text, mentions }: GroundedText, size: Size, coordinates: Coordinates): GroundedText {
  const pieces = written(mentions, text).flatMap(({ span, boxes }) => [
    { at: span.from, words: "[" },
    { at: span.to, words: `](${boxes.map((box) => placeOf(box, size, coordinates)).join(", ")})` },
  ]);
  const moved = (offset: number, isBefore: (at: number) => boolean) =>
    pieces.reduce((to, { at, words }) => (isBefore(at) ? to + words.length : to), offset);
  const start = (offset: number) => moved(offset, (at) => at <= offset);
  const end = (offset: number) => moved(offset, (at) => at < offset);
  const parts = pieces.map(({ at, words }, i) => text.slice(pieces[i - 1]?.at ?? 0, at) + words);

  return {
    text: parts.join("") + text.slice(pieces.at(-1)?.at ?? 0),
    mentions: mentions.map((mention) => {
      const { from, to } = mention.span;

      return { ...mention, span: { from: start(from), to: isEmpty(mention.span) ? start(to) : end(to) } };
    }),
  };
}

/** Words with places of numbers; a cue to write `[label](<x, y>)` is none. */
const PLACED = /\[([^[\]]*)(\]\(<[\d., ]+>(?:, <[\d., ]+>)*\))/g;

/** Does the text hold places already, as a text without mentions must not? */
export function holdsPlaces(text: string): boolean {
  return /\]\(<\s*[\d.]/.test(text);
}

/** The plain text of one in the interleaved form, and what stood in it besides. */
export function withoutPlaces(interleaved: string): { text: string; extras: Extra[] } {
  const matches = [...interleaved.matchAll(PLACED)];
  const extras = matches.flatMap(({ index, 1: label = "", 2: place = "" }) => [
    { at: index, length: 1 },
    { at: index + 1 + label.length, length: place.length },
  ]);

  return { text: interleaved.replaceAll(PLACED, "$1"), extras };
}

/** The interleaved text with its placed words still marked, `[tower]`, and nothing of where they are. */
export function withMarksAlone(interleaved: string): string {
  return interleaved.replaceAll(PLACED, "[$1]");
}

/** A span of the interleaved text, in the plain one. */
export function plainSpan({ from, to }: Span, extras: readonly Extra[]): Span {
  const back = (offset: number) =>
    extras.reduce((at, extra) => at - Math.max(0, Math.min(extra.length, offset - extra.at)), offset);

  return { from: back(from), to: back(to) };
}

/** Mentions whose places can stand in the text, in its order. */
function written(mentions: readonly GroundedMention[], text: string): GroundedMention[] {
  const able = mentions.filter(
    ({ span, boxes }) => boxes.length > 0 && !isEmpty(span) && !/[[\]]/.test(wordsOf(text, span)),
  );
  const length = ({ span }: GroundedMention) => span.to - span.from;
  const chosen: GroundedMention[] = [];
  for (const mention of able.toSorted((a, b) => length(b) - length(a)))
    if (!chosen.some(({ span }) => overlaps(span, mention.span))) chosen.push(mention);

  return chosen.sort((a, b) => a.span.from - b.span.from);
}

function placeOf(box: Box, size: Size, { mode, columns, rows }: Coordinates): string {
  if (mode === "disc") return `<${cellsOf(box, size, { columns, rows }).join(", ")}>`;
  const shares = [box.x1 / size.width, box.y1 / size.height, box.x2 / size.width, box.y2 / size.height];

  return `<${shares.map((share) => share.toFixed(2)).join(", ")}>`;
}
