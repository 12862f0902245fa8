import { type Plane, stepsOf } from "./plane.ts";

/** JPEG's blocks have so many pixels a side. */
const BLOCK = 8;

/** A step is larger than the next one by at least so much: blocks that nobody sees do not count. */
const LARGER = 2.5;

/** How often the step at every eighth line is larger than those beside it, more than at other lines, at the worst phase. */
export function boundariesOf(plane: Plane): number {
  const { across, down } = stepsOf(plane);

  return (excessOf(across, 1, across.width) + excessOf(down, down.width, down.height)) / 2;
}

function excessOf({ values, width }: Plane, step: number, length: number): number {
  const largest = new Float64Array(BLOCK);
  const counts = new Float64Array(BLOCK);
  for (let i = step; i < values.length - step; i++) {
    const place = step === 1 ? i % width : Math.floor(i / step);
    if (place === 0 || place === length - 1) continue;
    const phase = place % BLOCK;
    counts[phase] = (counts[phase] ?? 0) + 1;
    largest[phase] = (largest[phase] ?? 0) + isLargest(values, i, step);
  }
  const shares = largest.map((count, phase) => count / Math.max(1, counts[phase] ?? 1)).sort();

  return (shares[BLOCK - 1] ?? 0) - (shares[BLOCK / 2] ?? 0);
}

function isLargest(values: Float32Array, i: number, step: number): 0 | 1 {
  const here = Math.abs(values[i] ?? 0) - LARGER;

  return here > Math.abs(values[i - step] ?? 0) && here > Math.abs(values[i + step] ?? 0) ? 1 : 0;
}

/** Values nearer than this are equal to the eye and to a coder; a step from this on is seen. */
const EQUAL = 0.6;
const SEEN = 6;

/** Of the pairs of neighbours beside a step that is seen, the share of equal ones: pixelation makes plateaus. */
export function plateausIn(plane: Plane): number {
  const { across, down } = stepsOf(plane);
  const [left, top] = [besideSteps(across.values, 1), besideSteps(down.values, down.width)];

  return (left.equal + top.equal) / Math.max(1, left.all + top.all);
}

function besideSteps(steps: Float32Array, next: number): { equal: number; all: number } {
  let [equal, all] = [0, 0];
  for (let i = next; i < steps.length; i++) {
    const [before, here] = [Math.abs(steps[i - next] ?? 0), Math.abs(steps[i] ?? 0)];
    if (before < SEEN && here < SEEN) continue;
    all++;
    if (before < EQUAL || here < EQUAL) equal++;
  }

  return { equal, all };
}
