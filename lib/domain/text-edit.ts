import { z } from "zod";
import type { Span } from "./span.ts";

/** One replacement in a text: the characters `removed` at `from` give way to `insert`. Offsets in UTF-16 code units. */
export const TextEdit = z.object({
  from: z.number().int().nonnegative(),
  removed: z.string(),
  insert: z.string(),
});
export type TextEdit = z.infer<typeof TextEdit>;

/** Does the text hold, at its place, what the edit takes away? */
export function fits(text: string, { from, removed }: TextEdit): boolean {
  return from <= text.length && text.startsWith(removed, from);
}

/** The text with the edit made; whoever is not sure that it fits asks first. */
export function applyEdit(text: string, { from, removed, insert }: TextEdit): string {
  return text.slice(0, from) + insert + text.slice(from + removed.length);
}

/** The edit that takes it back. */
export function invertEdit({ from, removed, insert }: TextEdit): TextEdit {
  return { from, removed: insert, insert: removed };
}

/**
 * Where a span lies after an edit. What is written at its edge stays outside, what is written inside makes it grow,
 * a deletion across makes it shrink; when all its words go it is empty, and stays where they were.
 */
export function mapSpan(span: Span, { from, removed, insert }: TextEdit): Span {
  const until = from + removed.length;
  const isPart = removed.length > 0 && span.from <= from && until <= span.to && removed.length < span.to - span.from;
  if (isPart) return { from: span.from, to: span.to - removed.length + insert.length };

  const left = { from: afterDeletion(span.from, from, until), to: afterDeletion(span.to, from, until) };
  const start = left.from >= from ? left.from + insert.length : left.from;
  const end = left.to > from ? left.to + insert.length : left.to;

  return { from: start, to: Math.max(start, end) };
}

function afterDeletion(at: number, from: number, until: number): number {
  if (at <= from) return at;

  return at < until ? from : at - (until - from);
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

  return { from: start, removed: before.slice(start, before.length - end), insert: after.slice(start, after.length - end) };
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
