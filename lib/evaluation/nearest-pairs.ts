import { type Box, iou } from "#lib/domain/geometry.ts";

/** A gold box and a predicted one, by their positions, and how far they agree. */
export interface BoxPair {
  readonly gold: number;
  readonly predicted: number;
  readonly iou: number;
}

/** What is paired first among pairs of the same IoU. */
type First = "predicted" | "gold";

/** Pairs of boxes that meet, one to one, the highest IoU first; ties by the lowest position of the side that is named, then of the other. */
export function nearestPairs(gold: readonly Box[], predicted: readonly Box[], first: First): BoxPair[] {
  const second: First = first === "gold" ? "predicted" : "gold";
  const pairs = gold.flatMap((drawn, at) =>
    predicted.map((box, of) => ({ gold: at, predicted: of, iou: iou(drawn, box) })),
  );
  const taken = { gold: new Set<number>(), predicted: new Set<number>() };
  const chosen: BoxPair[] = [];
  for (const pair of pairs.toSorted((a, b) => b.iou - a.iou || a[first] - b[first] || a[second] - b[second])) {
    if (pair.iou <= 0 || taken.gold.has(pair.gold) || taken.predicted.has(pair.predicted)) continue;
    taken.gold.add(pair.gold);
    taken.predicted.add(pair.predicted);
    chosen.push(pair);
  }

  return chosen;
}
