import type { Pixels } from "#lib/pipeline/ports.ts";
import { asymmetricFit, type Fit } from "./asymmetric-fit.ts";
import { type Grid, halved, smoothed } from "./float-image.ts";

/** Pairs of neighbours whose products are looked at: right, below, below right, above right. */
const SHIFTS = [
  [0, 1],
  [1, 0],
  [1, 1],
  [-1, 1],
] as const;

const round = Math.fround;
const UNIT = round(1 / 255);

/**
 * BRISQUE's 36 features of a picture (Mittal, Moorthy and Bovik 2012) at full and half size, in single precision and
 * in the order in which OpenCV's `QualityBRISQUE` computes: in flat areas the rounding decides.
 */
export function brisqueFeatures(pixels: Pixels): number[] {
  const full = greyOf(pixels);

  return [full, halved(full)].flatMap(featuresOf);
}

function greyOf({ data, width, height }: Pixels): Grid {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const [red, green, blue] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    values[i] = round(((9798 * red + 19235 * green + 3735 * blue + 16384) >> 15) * UNIT);
  }

  return { values, width, height };
}

function featuresOf(grid: Grid): number[] {
  const normal = contrastNormalised(grid);
  const whole = asymmetricFit(normal.values);
  const pairs = SHIFTS.map((shift) => asymmetricFit(productsOf(normal, shift)));

  return [
    whole.shape,
    (whole.left + whole.right) / 2,
    ...pairs.flatMap(({ shape, mean, left, right }: Fit) => [shape, mean, left, right]),
  ];
}

/** Each pixel less the mean around it, by the deviation around it. */
function contrastNormalised(grid: Grid): Grid {
  const { width, height } = grid;
  const mean = smoothed(grid).values;
  const ofSquares = smoothed({ width, height, values: grid.values.map((value) => round(value * value)) }).values;
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const mu = mean[i] ?? 0;
    const deviation = round(round(Math.sqrt(round((ofSquares[i] ?? 0) - round(mu * mu)))) + UNIT);
    const normal = round(round((grid.values[i] ?? 0) - mu) / deviation);
    values[i] = Number.isNaN(normal) ? 0 : normal;
  }

  return { values, width, height };
}

function productsOf({ values, width, height }: Grid, [down, right]: readonly [number, number]): Float32Array {
  const products = new Float32Array(values.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [r, c] = [row + down, column + right];
      const isInside = r >= 0 && r < height && c < width;
      const at = row * width + column;
      products[at] = isInside ? round((values[at] ?? 0) * (values[r * width + c] ?? 0)) : 0;
    }

  return products;
}
