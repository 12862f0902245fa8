import { z } from "zod";

/** A part of a text in UTF-16 code units, `from` included, `to` not. Empty (`from = to`) when its words are gone. */
export const Span = z
  .object({ from: z.number().int().nonnegative(), to: z.number().int().nonnegative() })
  .refine(({ from, to }) => from <= to, "from ≤ to");
export type Span = z.infer<typeof Span>;

/** Does the span hold no character? */
export function isEmpty({ from, to }: Span): boolean {
  return from === to;
}

/** Do two spans share a character? */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The words of a span. */
export function wordsOf(text: string, { from, to }: Span): string {
  return text.slice(from, to);
}

/** The span in Unicode code points, as files count. */
export function inCodePoints(text: string, { from, to }: Span): Span {
  const before = [...text.slice(0, from)].length;

  return { from: before, to: before + [...text.slice(from, to)].length };
}

/** The span in UTF-16 code units, from one counted in code points. */
export function inCodeUnits(text: string, { from, to }: Span): Span {
  const points = [...text];
  const start = points.slice(0, from).join("").length;

  return { from: start, to: start + points.slice(from, to).join("").length };
}
