/** One channel in single precision, rows from the top. */
export interface Grid {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

const round = Math.fround;
const RADIUS = 3;
const KERNEL = gaussian(7 / 6);

function gaussian(sigma: number): readonly number[] {
  const weights = Array.from({ length: 2 * RADIUS + 1 }, (_, i) => Math.exp(-((i - RADIUS) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);

  return weights.map((weight) => round(weight / sum));
}

/** A 7 × 7 Gaussian of deviation 7/6, edges repeated: rows from left to right, columns from the centre in pairs. */
export function smoothed({ values, width, height }: Grid): Grid {
  const rows = new Float32Array(values.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let k = -RADIUS; k <= RADIUS; k++) {
        const value = values[row * width + clamp(column + k, width)] ?? 0;
        sum = round(sum + round(value * (KERNEL[k + RADIUS] ?? 0)));
      }
      rows[row * width + column] = sum;
    }

  return { values: smoothedColumns({ values: rows, width, height }), width, height };
}

function smoothedColumns({ values, width, height }: Grid): Float32Array {
  const columns = new Float32Array(values.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = round((values[row * width + column] ?? 0) * (KERNEL[RADIUS] ?? 0));
      for (let k = 1; k <= RADIUS; k++) {
        const above = values[clamp(row - k, height) * width + column] ?? 0;
        const below = values[clamp(row + k, height) * width + column] ?? 0;
        sum = round(sum + round(round(below + above) * (KERNEL[RADIUS + k] ?? 0)));
      }
      columns[row * width + column] = sum;
    }

  return columns;
}

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1);
}

/** Bicubic (a = −0.75) to half the sides, rounded down; pixel centres, no filter before, edges repeated. */
export function halved({ values, width, height }: Grid): Grid {
  const half = { width: Math.floor(width / 2), height: Math.floor(height / 2) };
  const rows = new Float32Array(half.width * height);
  for (const [column, taps] of tapsOf(width, half.width).entries())
    for (let row = 0; row < height; row++)
      rows[row * half.width + column] = weighed(taps, (at) => values[row * width + at]);
  const result = new Float32Array(half.width * half.height);
  for (const [row, taps] of tapsOf(height, half.height).entries()) {
    const upwards = taps.toReversed();
    for (let column = 0; column < half.width; column++)
      result[row * half.width + column] = weighed(upwards, (at) => rows[at * half.width + column]);
  }

  return { values: result, ...half };
}

function weighed(taps: readonly Tap[], valueAt: (at: number) => number | undefined): number {
  let sum = 0;
  for (const { at, weight } of taps) sum = round(sum + round((valueAt(at) ?? 0) * weight));

  return sum;
}

type Tap = { readonly at: number; readonly weight: number };

function tapsOf(from: number, to: number): Tap[][] {
  const scale = from / to;

  return Array.from({ length: to }, (_, i) => {
    const place = round((i + 0.5) * scale - 0.5);
    const first = Math.floor(place);

    return cubic(round(place - first)).map((weight, k) => ({ at: clamp(first - 1 + k, from), weight }));
  });
}

/** The four weights of the cubic at a place between the second and the third tap, rounded as they are computed. */
function cubic(x: number): number[] {
  const a = -0.75;
  const y = round(x + 1);
  const step = round(round(a * y) - 5 * a);
  const far = round(round(round(round(step * y) + 8 * a) * y) - 4 * a);
  const three = [far, near(x, a), near(round(1 - x), a)] as const;

  return [...three, round(round(round(1 - three[0]) - three[1]) - three[2])];
}

function near(x: number, a: number): number {
  const inner = round(round((a + 2) * x) - (a + 3));

  return round(round(round(inner * x) * x) + 1);
}
