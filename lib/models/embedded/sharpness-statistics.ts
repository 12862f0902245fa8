import type { Plane } from "./plane.ts";

/** The strongest steps are those that so many stay under. */
const STRONG = 0.99;
/** Light that is even but for noise has no edges to tell by: what a step over eight pixels must have at least. */
const LEAST_STEP = 12;

/**
 * The strongest steps over two pixels beside the strongest over eight, in the softer direction: 1 for crisp edges, more
 * where they are overdone.
 */
export function edgeOf({ values, width, height }: Plane): number {
  const ways = [
    { lines: height, length: width, line: width, step: 1 },
    { lines: width, length: height, line: 1, step: width },
  ];

  return Math.min(
    ...ways.map((way) => strongestStep(values, way, 2) / Math.max(strongestStep(values, way, 8), LEAST_STEP)),
  );
}

/** How a plane is gone through: along so many lines of so many values, and how far the next line and value are. */
interface Way {
  readonly lines: number;
  readonly length: number;
  readonly line: number;
  readonly step: number;
}

function strongestStep(values: Float32Array, { lines, length, line, step }: Way, apart: number): number {
  const counts = new Uint32Array(256);
  for (let start = 0; start < lines; start++) {
    const end = start * line + (length - apart) * step;
    for (let i = start * line; i < end; i += step)
      count(counts, Math.round(Math.abs((values[i + apart * step] ?? 0) - (values[i] ?? 0))));
  }
  let [left, strong] = [(1 - STRONG) * lines * (length - apart), 255];
  while (strong > 0 && left > (counts[strong] ?? 0)) left -= counts[strong--] ?? 0;

  return strong;
}

function count(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Taps of the smoothing that softness compares with. */
const TAPS = 9;
const REACH = 4;

/** How little is lost by smoothing (Crété 2007), in the softer direction: 0 sharp, 1 blurred. */
export function softnessOf({ values, width, height }: Plane): number {
  const rows = Array.from({ length: height }, (_, row) => values.subarray(row * width, (row + 1) * width));
  const columns = Array.from({ length: width }, (_, column) =>
    Float32Array.from({ length: height }, (_, row) => values[row * width + column] ?? 0),
  );

  return Math.max(...[rows, columns].map(softnessAlong));
}

function softnessAlong(lines: readonly Float32Array[]): number {
  let [all, lost] = [0, 0];
  for (const line of lines)
    for (let i = 1; i + TAPS <= line.length; i++) {
      const change = Math.abs((line[i + REACH] ?? 0) - (line[i + REACH - 1] ?? 0));
      const smooth = Math.abs((line[i + TAPS - 1] ?? 0) - (line[i - 1] ?? 0)) / TAPS;
      all += change;
      lost += Math.max(0, change - smooth);
    }

  return all > 0 ? (all - lost) / all : 1;
}
