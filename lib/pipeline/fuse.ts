import { overlaps } from "#lib/domain/span.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { FusionStage, MergeStage } from "#lib/domain/trace.ts";

/** A tag that has boxes, by its position among the kept tags. */
export interface GroundedTag {
  readonly tag: number;
  readonly of: Tag;
}

export interface Fused {
  /** In the order of their spans, each a tag's words. */
  readonly mentions: readonly GroundedTag[];
  readonly dropped: FusionStage["dropped"];
}

/** The tags that boxes are left of, fused. */
export function fuseGrounded(tags: readonly Tag[], merged: MergeStage["merged"]): Fused {
  const withBoxes = new Set(merged.map(({ tag }) => tag));

  return fuse(tags.flatMap((of, tag): GroundedTag[] => (withBoxes.has(tag) ? [{ tag, of }] : [])));
}

/**
 * Which tags become mentions of the description (paper §3.2, stage 4): one a phrase, its first occurrence where the
 * phrase repeats; of overlapping spans the longer, then the earlier. Several qualities said of one phrase stay one
 * mention, whose quality words are joined.
 */
export function fuse(grounded: readonly GroundedTag[]): Fused {
  const dropped: FusionStage["dropped"] = [];
  const bySpan = joinedBySpan(grounded);
  const firsts = new Set<string>();
  const unrepeated = bySpan.filter(({ tag, of }) => {
    const phrase = of.phrase.toLowerCase();
    if (firsts.has(phrase)) dropped.push({ tag, reason: "phrase-repeats" });

    return !firsts.has(phrase) && firsts.add(phrase);
  });
  const kept: GroundedTag[] = [];
  for (const one of unrepeated.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.of.span.from - b.of.span.from)) {
    if (kept.some(({ of }) => overlaps(of.span, one.of.span)))
      dropped.push({ tag: one.tag, reason: "overlapped-by-longer" });
    else kept.push(one);
  }

  return { mentions: kept.sort((a, b) => a.of.span.from - b.of.span.from), dropped };
}

/** One tag a span, in the order of the text; the first one's boxes stand for all, for they were asked with one phrase. */
function joinedBySpan(grounded: readonly GroundedTag[]): GroundedTag[] {
  const joined = new Map<string, GroundedTag>();
  for (const one of grounded) {
    const key = `${one.of.span.from}-${one.of.span.to}`;
    const known = joined.get(key);
    const effect = known && known.of.effect !== one.of.effect ? ("negative" as const) : one.of.effect;
    const quality = known ? `${known.of.quality}, ${one.of.quality}` : one.of.quality;
    joined.set(key, known ? { tag: known.tag, of: { ...known.of, quality, effect } } : one);
  }

  return [...joined.values()].sort((a, b) => a.of.span.from - b.of.span.from);
}

function lengthOf({ of }: GroundedTag): number {
  return of.span.to - of.span.from;
}
