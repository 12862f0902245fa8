import { area, coverage, type Size } from "#lib/domain/geometry.ts";
import type { Measure } from "#lib/domain/what-if.ts";
import type { SiftedBox, Thresholds } from "./explain.ts";
import { passes } from "./filter-boxes.ts";

/**
 * The figures that thresholds are held against: scores of all detections, the judge's probabilities, and of the boxes
 * that are left to be joined their shares of the picture and, where two overlap, how far one is covered.
 */
export function measuresOf(sifted: readonly SiftedBox[], image: Size, thresholds: Thresholds): Measure[] {
  return [...sifted.flatMap((one) => scoresOf(one, thresholds)), ...joinsOf(sifted, image, thresholds)];
}

function scoresOf({ detected, verdict }: SiftedBox, { boxThreshold, textThreshold, yesFrom }: Thresholds): Measure[] {
  const { score, textScore } = detected;
  const probability = verdict?.probability ?? null;
  const measures: Measure[] = [{ measured: "score", value: score, acts: score < boxThreshold }];
  if (textScore !== undefined)
    measures.push({ measured: "text-score", value: textScore, acts: textScore < textThreshold });
  if (verdict && probability !== null)
    measures.push({ measured: "yes", value: probability, acts: yesFrom !== null && !passes(verdict, yesFrom) });

  return measures;
}

function joinsOf(sifted: readonly SiftedBox[], image: Size, { merge }: Thresholds): Measure[] {
  const left = Map.groupBy(
    sifted.filter(({ dropped }) => dropped === null),
    ({ tag }) => tag,
  );

  return [...left.values()].flatMap((ofTag): Measure[] => {
    const boxes = ofTag.map(({ detected }) => detected.box);
    if (boxes.length < 2) return [];
    const shares = boxes.map((box) => area(box) / (image.width * image.height));
    const covers = boxes.flatMap((box, at) => boxes.slice(at + 1).map((other) => coverage(box, other)));

    return [
      ...shares.map((value): Measure => ({ measured: "area", value, acts: !!merge && value < merge.areaShare })),
      ...covers
        .filter((value) => value > 0)
        .map((value): Measure => ({ measured: "coverage", value, acts: !!merge && value > merge.coverage })),
    ];
  });
}
