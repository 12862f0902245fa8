import { expect, it } from "vitest";
import type { Box } from "#lib/domain/geometry.ts";
import { oracle } from "#lib/testing/oracle.ts";
import { mergeBoxes } from "./merge-boxes.ts";

type Corners = [number, number, number, number];
interface MergeFile {
  readonly T_a: number;
  readonly T_o: number;
  readonly cases: {
    id: string;
    image: [number, number];
    boxes: Corners[];
    merged: Corners[];
    members: number[][];
    trace: { because: string[]; from: [number[], number[]]; hull: Corners }[];
  }[];
}

const file = oracle<MergeFile>("merge.json");
const box = ([x1, y1, x2, y2]: Corners): Box => ({ x1, y1, x2, y2 });

it.each(file.cases)("merges case $id as the oracle does", ({ image, boxes, merged, members, trace }) => {
  const size = { width: image[0], height: image[1] };
  const ours = mergeBoxes(boxes.map(box), size, { areaShare: file.T_a, coverage: file.T_o });

  expect(ours.map((one) => one.box)).toEqual(merged.map(box));
  expect(ours.map(({ from }) => [...from].sort((a, b) => a - b))).toEqual(
    members.map((of) => [...of].sort((a, b) => a - b)),
  );
  const clauses = ours.flatMap(({ joined }) => joined.map(({ clause }) => clause));
  const theirs = trace.map(({ because }) =>
    because.includes("small and touching") ? "small-and-touching" : "covered",
  );
  expect(clauses).toEqual(theirs);
});
