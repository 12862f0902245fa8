import { expect, it } from "vitest";
import type { Box } from "#lib/domain/geometry.ts";
import { oracle } from "#lib/testing/oracle.ts";
import { type GroundedSample, groundingFigures, meanIou, type NamedBox, recalledBoxes } from "./grounding-figures.ts";
import { nearestPairs } from "./nearest-pairs.ts";

type Corners = [number, number, number, number];
type Named = { name: string; box: Corners };
interface Sample {
  readonly gold: Named[];
  readonly pred: Named[];
  /** `[gold][predicted]`. */
  readonly similarity: number[][];
  readonly expected: { miou_paper: number | null; miou_paper_pairs: [number, number][]; tag_paper_tp: number };
}
interface MeasureFile {
  readonly cases: {
    id: string;
    samples: Sample[];
    totals: {
      samples_with_gold: number;
      gold_boxes: number;
      miou_paper: number | null;
      tag_recall_paper: { micro: number | null; macro: number | null };
    };
  }[];
}

const file = oracle<MeasureFile>("miou-tagrecall.json");
const engine = { name: "recorded", model: "the file's", revision: "1" };
const box = ([x1, y1, x2, y2]: Corners): Box => ({ x1, y1, x2, y2 });

/** A sample as ours is, and the file's likenesses of its names. */
function read({ gold, pred, similarity }: Sample) {
  const likeness = new Map<NamedBox, Map<NamedBox, number>>();
  const named = (one: Named) => ({ name: one.name, box: box(one.box) });
  const sample: GroundedSample = { gold: gold.map(named), predicted: pred.map(named) };
  for (const [at, one] of sample.gold.entries())
    likeness.set(one, new Map(sample.predicted.map((other, of) => [other, similarity[at]?.[of] ?? 0])));

  return { sample, alike: (one: NamedBox, other: NamedBox) => likeness.get(one)?.get(other) ?? 0 };
}

it.each(file.cases)("measures case $id as the oracle does", ({ samples, totals }) => {
  const ours = samples.map(read);
  for (const [n, { sample, alike }] of ours.entries()) {
    const { miou_paper: miou, miou_paper_pairs: pairs, tag_paper_tp: found } = samples[n]?.expected ?? expect.fail();
    const boxes = [sample.gold, sample.predicted].map((named) => named.map((one) => one.box));
    if (miou === null) expect(meanIou(sample)).toBeNull();
    else {
      expect(meanIou(sample)).toBeCloseTo(miou, 9);
      const chosen = nearestPairs(boxes[0] ?? [], boxes[1] ?? [], "predicted");
      expect(chosen.map(({ predicted, gold }) => [predicted, gold])).toEqual(pairs);
    }
    expect(recalledBoxes(sample, alike)).toBe(found);
  }
  const alike = (one: NamedBox, other: NamedBox) =>
    Math.max(...ours.filter(({ sample }) => sample.gold.includes(one)).map((sample) => sample.alike(one, other)));
  const figures = groundingFigures(
    ours.map(({ sample }) => sample),
    { engine, alike },
  );
  expect(figures).toMatchObject({ samples: totals.samples_with_gold, goldBoxes: totals.gold_boxes, names: engine });
  if (totals.miou_paper === null) expect(figures).toMatchObject({ miou: null, tagRecall: null });
  else {
    expect(figures.miou).toBeCloseTo(totals.miou_paper, 9);
    expect(figures.tagRecall?.micro).toBeCloseTo(totals.tag_recall_paper.micro ?? Number.NaN, 9);
    expect(figures.tagRecall?.macro).toBeCloseTo(totals.tag_recall_paper.macro ?? Number.NaN, 9);
  }
});
