import type { Span } from "./span.ts";
import type { Effect } from "./taxonomy.ts";

/** A phrase that quality is said of, and which way it speaks: what is counted of a tag. */
export interface SaidPhrase {
  readonly span: Span;
  readonly effect: Effect;
}

/** One text: what was marked in it by hand, and what an engine found. */
export interface ComparedTags {
  readonly marked: readonly SaidPhrase[];
  readonly found: readonly SaidPhrase[];
}

/** Counts over texts. */
export interface TagScore {
  readonly marked: number;
  readonly found: number;
  readonly right: number;
  /** Of the right ones, those with the marked span to the character. */
  readonly exact: number;
  /** `right / found`; null where nothing was found. */
  readonly precision: number | null;
  /** `right / marked`; null where nothing was marked. */
  readonly recall: number | null;
}

/** Of the shorter span, how much must be shared. */
const SHARED = 0.5;

/**
 * Counts tags that are right: a found phrase shares at least half of the shorter span with a marked one of the same effect,
 * one to one, the nearest first. What several quality words say of one phrase with one effect counts once.
 */
export function scoreTags(texts: readonly ComparedTags[]): TagScore {
  const counts = { marked: 0, found: 0, right: 0, exact: 0 };
  for (const text of texts) {
    const [marked, found] = [distinct(text.marked), distinct(text.found)];
    const pairs = rightPairs(marked, found);
    counts.marked += marked.length;
    counts.found += found.length;
    counts.right += pairs.length;
    counts.exact += pairs.filter(({ share }) => share === 1).length;
  }
  const ratio = (of: number) => (of === 0 ? null : counts.right / of);

  return { ...counts, precision: ratio(counts.found), recall: ratio(counts.marked) };
}

/** The tags of one text that stand alone: marked and not found, found and not marked. */
export function tagErrors(text: ComparedTags): { missed: SaidPhrase[]; wrong: SaidPhrase[] } {
  const [marked, found] = [distinct(text.marked), distinct(text.found)];
  const pairs = rightPairs(marked, found);

  return {
    missed: marked.filter((one) => pairs.every((pair) => pair.marked !== one)),
    wrong: found.filter((one) => pairs.every((pair) => pair.found !== one)),
  };
}

interface Pair {
  readonly marked: SaidPhrase;
  readonly found: SaidPhrase;
  /** Shared characters over those of both together. */
  readonly share: number;
}

function rightPairs(marked: readonly SaidPhrase[], found: readonly SaidPhrase[]): Pair[] {
  const all = marked.flatMap((one) => found.filter((other) => agrees(one, other)).map((other) => pairOf(one, other)));
  const pairs: Pair[] = [];
  for (const pair of all.sort((a, b) => b.share - a.share))
    if (pairs.every((taken) => taken.marked !== pair.marked && taken.found !== pair.found)) pairs.push(pair);

  return pairs;
}

function agrees(a: SaidPhrase, b: SaidPhrase): boolean {
  const shorter = Math.min(lengthOf(a.span), lengthOf(b.span));

  return a.effect === b.effect && shorter > 0 && shared(a.span, b.span) >= SHARED * shorter;
}

function pairOf(marked: SaidPhrase, found: SaidPhrase): Pair {
  const both = shared(marked.span, found.span);

  return { marked, found, share: both / (lengthOf(marked.span) + lengthOf(found.span) - both) };
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

function distinct(said: readonly SaidPhrase[]): SaidPhrase[] {
  return [...new Map(said.map((one) => [`${one.span.from} ${one.span.to} ${one.effect}`, one])).values()];
}
