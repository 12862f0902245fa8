import { expect, it } from "vitest";
import { oracle } from "#lib/testing/oracle.ts";
import { type Box, iou } from "./geometry.ts";
import { boxOf, cellOf, cellsOf, isDegenerate, sharesOf } from "./grid.ts";

type Corners = [number, number, number, number];
interface Decoded {
  readonly box: Corners;
  readonly iou: number;
}
interface GridFile {
  readonly paper_examples: { label: string; text: string; rows: [number, number]; columns: [number, number] }[];
  readonly points: { columns: number; rows: number; x_double: number; y_double: number; index: number }[];
  readonly indices: { columns: number; rows: number; index: number; centre: [number, number] }[];
  readonly boxes: {
    columns: number;
    rows: number;
    image: [number, number];
    box: Corners;
    indices: [number, number];
    degenerate: boolean;
    centre: Decoded;
    cells: Decoded;
  }[];
}

const file = oracle<GridFile>("grid.json");
const box = ([x1, y1, x2, y2]: Corners): Box => ({ x1, y1, x2, y2 });
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12);

it("puts every point in the oracle's cell", () => {
  expect(file.points.length).toBeGreaterThan(100);
  for (const point of file.points) expect(cellOf(point.x_double, point.y_double, point)).toBe(point.index);
});

it("finds the oracle's centre of every cell", () => {
  for (const { index, centre, ...grid } of file.indices) {
    const { x1, y1 } = sharesOf([index, index], grid, "centre");
    near(x1, centre[0]);
    near(y1, centre[1]);
  }
});

it("encodes and decodes every box as the oracle does, both ways", () => {
  for (const one of file.boxes) {
    const size = { width: one.image[0], height: one.image[1] };
    const pair = cellsOf(box(one.box), size, one);
    expect(pair).toEqual(one.indices);
    expect(isDegenerate(pair, one)).toBe(one.degenerate);
    for (const decoding of ["centre", "cells"] as const) {
      const shares = sharesOf(pair, one, decoding);
      for (const [i, value] of [shares.x1, shares.y1, shares.x2, shares.y2].entries())
        near(value, one[decoding].box[i] ?? Number.NaN);
      near(iou(boxOf(pair, size, { grid: one, decoding }), box(one.box)), one[decoding].iou);
    }
  }
});

it("reads the rows and columns of the paper's figure 5", () => {
  for (const { text, rows, columns } of file.paper_examples) {
    const [first = 0, second = 0] = [...text.matchAll(/\d+/g)].map(Number);
    expect([Math.floor(first / 20), Math.floor(second / 20), first % 20, second % 20]).toEqual([...rows, ...columns]);
  }
});
