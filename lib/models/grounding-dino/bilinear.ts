import type { Size } from "#lib/domain/geometry.ts";
import type { Pixels } from "#lib/pipeline/ports.ts";

const CHANNELS = 3;
/** Weights are whole numbers of this share, as Pillow has them: so its bytes are met exactly. */
const ONE = 2 ** 22;

/** The input positions that one output position is made of, and what each of them weighs. */
interface Taps {
  readonly first: number;
  readonly weights: Int32Array;
}

/**
 * Brings a picture to a size as the model's processor does (Pillow's BILINEAR): a triangle as wide as the shrinking asks,
 * columns first, rounded to bytes between. Other libraries' bilinear differs by up to seventy-seven levels of a byte.
 */
export function bilinear(source: Pixels, size: Size): Pixels {
  const narrow = size.width === source.width ? source : alongRows(source, tapsOf(source.width, size.width));

  return size.height === source.height ? narrow : alongColumns(narrow, tapsOf(source.height, size.height));
}

/** For each output position its taps: a triangle about its centre, cut off at the edges, weights that sum to one. */
function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const support = Math.max(1, scale);

  return Array.from({ length: to }, (_, at) => {
    const centre = (at + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const heights = Array.from({ length: end - first }, (_, x) =>
      Math.max(0, 1 - Math.abs((x + first - centre + 0.5) / support)),
    );
    const sum = heights.reduce((a, b) => a + b, 0);

    return { first, weights: Int32Array.from(heights, (height) => Math.trunc(0.5 + (height / sum) * ONE)) };
  });
}

function alongRows({ data, width, height }: Pixels, taps: readonly Taps[]): Pixels {
  const made = new Uint8Array(taps.length * height * CHANNELS);
  for (let row = 0; row < height; row++)
    for (const [column, { first, weights }] of taps.entries()) {
      let [red, green, blue] = [ONE / 2, ONE / 2, ONE / 2];
      let at = (row * width + first) * CHANNELS;
      for (const weight of weights) {
        red += weight * (data[at] ?? 0);
        green += weight * (data[at + 1] ?? 0);
        blue += weight * (data[at + 2] ?? 0);
        at += CHANNELS;
      }
      const to = (row * taps.length + column) * CHANNELS;
      made[to] = byteOf(red);
      made[to + 1] = byteOf(green);
      made[to + 2] = byteOf(blue);
    }

  return { data: made, width: taps.length, height };
}

function alongColumns({ data, width }: Pixels, taps: readonly Taps[]): Pixels {
  const line = width * CHANNELS;
  const made = new Uint8Array(line * taps.length);
  for (const [row, { first, weights }] of taps.entries())
    for (let x = 0; x < line; x++) {
      let sum = ONE / 2;
      for (let tap = 0; tap < weights.length; tap++) sum += (weights[tap] ?? 0) * (data[(first + tap) * line + x] ?? 0);
      made[row * line + x] = byteOf(sum);
    }

  return { data: made, width, height: taps.length };
}

function byteOf(sum: number): number {
  return Math.min(255, Math.floor(sum / ONE));
}
