import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { area, type Box, coverage, hull, touch } from "#lib/domain/geometry.ts";
import { mergeBoxes } from "./merge-boxes.ts";

const IMAGE = { width: 100, height: 100 };
const THRESHOLDS = { areaShare: 0.256, coverage: 0.95 };

const side = fc.integer({ min: 0, max: 98 });
const box: fc.Arbitrary<Box> = fc
  .tuple(side, side)
  .chain(([x1, y1]) =>
    fc
      .tuple(fc.integer({ min: x1 + 1, max: 100 }), fc.integer({ min: y1 + 1, max: 100 }))
      .map(([x2, y2]) => ({ x1, y1, x2, y2 })),
  );

/** Algorithm 1 read a second time, index by index as it is printed. */
function asPrinted(boxes: readonly Box[]): Box[] {
  const list = [...boxes];
  for (let i = 0; i < list.length; i++) {
    let j = i + 1;
    while (j < list.length) {
      const a = list[i] as Box;
      const b = list[j] as Box;
      if ((area(a) / 10_000 < 0.256 && touch(a, b)) || coverage(a, b) > 0.95) {
        list[i] = hull(a, b);
        list.splice(j, 1);
      } else j++;
    }
  }

  return list;
}

describe("Box-Merge", () => {
  it("equals a second reading of Alg. 1 on 10,000 random cases", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
        expect(mergeBoxes(boxes, IMAGE, THRESHOLDS).map((one) => one.box)).toEqual(asPrinted(boxes));
      }),
      { numRuns: 10_000 },
    );
  });

  it("uses every box exactly once, and each result is the hull of its members", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
        const merged = mergeBoxes(boxes, IMAGE, THRESHOLDS);
        expect(merged.flatMap(({ from }) => from).sort((a, b) => a - b)).toEqual(boxes.map((_, at) => at));
        for (const one of merged) {
          const members = one.from.map((at) => boxes[at] as Box);
          expect(one.box).toEqual(members.reduce(hull));
        }
      }),
    );
  });
});
