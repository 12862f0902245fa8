import { overlaps, type Span } from "#lib/domain/span.ts";

/** Where an object, by its position in the list, is named. */
export interface Found {
  readonly of: number;
  readonly span: Span;
}

/** Where each object is named in the text as whole words, first occurrence; of overlapping names the longer wins. */
export function findWords(text: string, objects: readonly (readonly string[])[]): Found[] {
  const found = objects.flatMap((names, of): Found[] => {
    const spans = names.flatMap((name) => spanOf(text, name) ?? []);
    const longest = spans.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];

    return longest ? [{ of, span: longest }] : [];
  });
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => lengthOf(b.span) - lengthOf(a.span)))
    if (!kept.some(({ span }) => overlaps(span, one.span))) kept.push(one);

  return kept.sort((a, b) => a.span.from - b.span.from);
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

/** Whole words, letter case ignored, the last one in singular or plural. */
function spanOf(text: string, name: string): Span | null {
  if (!name.trim()) return null;
  const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:e?s)?(?![\\p{L}\\p{N}])`, "iu").exec(text);

  return match ? { from: match.index, to: match.index + match[0].length } : null;
}
