import { z } from "zod";
import type { Span } from "./span.ts";

/** One replacement in a text: the characters `removed` at `from` give way to `insert`. Offsets in UTF-16 code units. */
export const TextEdit = z.object({
  from: z.number().int().nonnegative(),
  removed: z.string(),
  insert: z.string(),
});
export type TextEdit = z.infer<typeof TextEdit>;

/** A change was made for another state than the one it is put to. */
export class DiffDoesNotApply extends Error {
  override readonly name = "DiffDoesNotApply";
}

/** The text with the edit made; throws `DiffDoesNotApply` where the text holds other words at its place. */
export function applyEdit(text: string, { from, removed, insert }: TextEdit): string {
  if (from > text.length || !text.startsWith(removed, from))
    throw new DiffDoesNotApply(`no “${removed}” at ${from} of the text`);

  return text.slice(0, from) + insert + text.slice(from + removed.length);
}

/** The edit that takes it back. */
export function invertEdit({ from, removed, insert }: TextEdit): TextEdit {
  return { from, removed: insert, insert: removed };
}

/**
 * Where a span lies after an edit. What is written at its edge stays outside, what is written inside makes it grow,
 * a deletion across its edge makes it shrink, a replacement of just its words hands it on; when all its words go, and
 * more, it is empty where they were.
 */
export function mapSpan(span: Span, { from, removed, insert }: TextEdit): Span {
  const until = from + removed.length;
  const shift = insert.length - removed.length;
  const isWithin = span.from <= from && until <= span.to;
  if (isWithin && (removed !== "" || (span.from < from && from < span.to)))
    return { from: span.from, to: span.to + shift };
  if (until <= span.from) return { from: span.from + shift, to: span.to + shift };
  if (from >= span.to) return span;
  if (from <= span.from && until >= span.to) return { from, to: from };

  return from < span.from ? { from: from + insert.length, to: span.to + shift } : { from: span.from, to: from };
}

/** The smallest single edit that leads from one text to the other; null when they are equal. Whole characters only. */
export function editBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;

  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start > 0 && isHighSurrogate(before, start - 1)) start--;

  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--;

  return {
    from: start,
    removed: before.slice(start, before.length - end),
    insert: after.slice(start, after.length - end),
  };
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
