import { area, type Box, coverage, hull, type Size, touch } from "#lib/domain/geometry.ts";
import type { MergeClause } from "#lib/domain/trace.ts";

/** T_a as a share of the image's area (strictly smaller is small), T_o as coverage (strictly larger is covered). */
export type MergeThresholds = { readonly areaShare: number; readonly coverage: number };

/** A box that was joined, by its position in the input, and the clause of Alg. 1 that joined it. */
type Joined = { readonly box: number; readonly clause: MergeClause };

/** `from`: positions in the input of all boxes that it grew over, its own first. */
export type MergedBox = { readonly box: Box; readonly from: readonly number[]; readonly joined: readonly Joined[] };

type Waiting = { readonly box: Box; readonly at: number };

/**
 * The paper's Box-Merge (Alg. 1), one pass in the order given: each box grows over the later boxes that it joins.
 * Boxes that it passed over are not looked at again after it has grown. `and` binds tighter than `or`.
 */
export function mergeBoxes(boxes: readonly Box[], image: Size, thresholds: MergeThresholds): MergedBox[] {
  const merged: MergedBox[] = [];
  let [first, ...waiting]: Waiting[] = boxes.map((box, at) => ({ box, at }));
  while (first) {
    let grown: MergedBox = { box: first.box, from: [first.at], joined: [] };
    const left: Waiting[] = [];
    for (const next of waiting) {
      const clause = clauseOf(grown.box, next.box, { image, thresholds });
      if (clause) grown = grow(grown, next, clause);
      else left.push(next);
    }
    merged.push(grown);
    [first, ...waiting] = left;
  }

  return merged;
}

function grow(grown: MergedBox, next: Waiting, clause: MergeClause): MergedBox {
  return {
    box: hull(grown.box, next.box),
    from: [...grown.from, next.at],
    joined: [...grown.joined, { box: next.at, clause }],
  };
}

type Setting = { readonly image: Size; readonly thresholds: MergeThresholds };

function clauseOf(a: Box, b: Box, { image, thresholds }: Setting): MergeClause | null {
  const isSmall = area(a) / (image.width * image.height) < thresholds.areaShare;
  if (isSmall && touch(a, b)) return "small-and-touching";

  return coverage(a, b) > thresholds.coverage ? "covered" : null;
}
