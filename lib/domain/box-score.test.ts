import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rightBoxes, scoreBoxes } from "./box-score.ts";
import type { Box } from "./geometry.ts";

const box = (...[x1, y1, x2, y2]: [number, number, number, number]): Box => ({ x1, y1, x2, y2 });
const boxes = fc.array(
  fc
    .tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
    .map(([x, y, width, height]) => box(x, y, x + width, y + height)),
  { maxLength: 6 },
);

describe("boxes against those that people drew", () => {
  test("are all right where they are the same", () => {
    fc.assert(
      fc.property(boxes, (drawn) => {
        expect(rightBoxes({ marked: drawn, found: drawn.toReversed() }).length).toBe(drawn.length);
      }),
    );
  });

  test("are right one to one", () => {
    fc.assert(
      fc.property(boxes, boxes, (marked, found) => {
        const right = rightBoxes({ marked, found });
        expect(new Set(right.map((pair) => pair.marked)).size).toBe(right.length);
        expect(new Set(right.map((pair) => pair.found)).size).toBe(right.length);
      }),
    );
  });

  test("are right from an overlap of a half on", () => {
    const marked = [box(0, 0, 10, 10)];

    expect(scoreBoxes([{ marked, found: [box(0, 0, 10, 5)] }]).right).toBe(1);
    expect(scoreBoxes([{ marked, found: [box(0, 0, 10, 4.9)] }]).right).toBe(0);
  });

  test("count one box found for two things once, and a box where nothing is against the finder", () => {
    const score = scoreBoxes([
      { marked: [box(0, 0, 10, 10), box(0, 0, 10, 9)], found: [box(0, 0, 10, 10)] },
      { marked: [], found: [box(0, 0, 5, 5)] },
    ]);

    expect(score).toEqual({ phrases: 2, marked: 2, found: 2, right: 1, precision: 0.5, recall: 0.5 });
  });

  test("have no precision where none was given, and no recall where none was drawn", () => {
    expect(scoreBoxes([])).toMatchObject({ precision: null, recall: null });
  });
});
