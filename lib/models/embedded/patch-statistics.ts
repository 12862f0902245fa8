import type { Pixels } from "#lib/pipeline/ports.ts";

/** Measurements of a patch, on luminance 0 to 255 unless said. */
export interface PatchStatistics {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Share of pixels at or over 250. */
  readonly clipped: number;
  /** Variance of the Laplacian: how much fine structure there is. */
  readonly laplacian: number;
  /** Deviation of the noise (Immerkær 1996). */
  readonly noise: number;
  /** How much larger the steps at every eighth column are than the others, at the worst phase; 1: no blocks. */
  readonly blockiness: number;
  /** Hasler and Süsstrunk's measure (2003); grey is 0. */
  readonly colourfulness: number;
}

/** Measures a patch of at least three by three pixels. */
export function statisticsOf(pixels: Pixels): PatchStatistics {
  const { width, height } = pixels;
  const light = luminanceOf(pixels);
  const mean = meanOf(light);
  const deviation = Math.sqrt(meanOf(light.map((value) => (value - mean) ** 2)));
  const clipped = light.reduce((count, value) => count + (value >= 250 ? 1 : 0), 0) / light.length;
  const laplace = filtered({ light, width, height }, [0, 1, 0, 1, -4, 1, 0, 1, 0]);
  const centre = meanOf(laplace);
  const laplacian = meanOf(laplace.map((value) => (value - centre) ** 2));
  const masked = filtered({ light, width, height }, [1, -2, 1, -2, 4, -2, 1, -2, 1]);
  const noise = (Math.sqrt(Math.PI / 2) / 6) * meanOf(masked.map(Math.abs));

  return {
    ...{ mean, deviation, clipped, laplacian, noise },
    blockiness: blockinessOf(light, width),
    colourfulness: colourfulnessOf(pixels),
  };
}

function luminanceOf({ data }: Pixels): Float64Array {
  return Float64Array.from(
    { length: data.length / 3 },
    (_, i) => 0.299 * (data[3 * i] ?? 0) + 0.587 * (data[3 * i + 1] ?? 0) + 0.114 * (data[3 * i + 2] ?? 0),
  );
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

type Light = { readonly light: Float64Array; readonly width: number; readonly height: number };

/** A 3 × 3 filter over the inner pixels. */
function filtered({ light, width, height }: Light, weights: readonly number[]): Float64Array {
  const inner = new Float64Array(Math.max(0, width - 2) * Math.max(0, height - 2));
  let at = 0;
  for (let row = 1; row < height - 1; row++)
    for (let column = 1; column < width - 1; column++) {
      let sum = 0;
      for (const [k, weight] of weights.entries())
        sum += weight * (light[(row - 1 + Math.floor(k / 3)) * width + column - 1 + (k % 3)] ?? 0);
      inner[at++] = sum;
    }

  return inner;
}

function blockinessOf(light: Float64Array, width: number): number {
  const sums = new Float64Array(8);
  const counts = new Float64Array(8);
  for (let at = 0; at < light.length - 1; at++) {
    const column = at % width;
    if (column === width - 1) continue;
    sums[column % 8] = (sums[column % 8] ?? 0) + Math.abs((light[at + 1] ?? 0) - (light[at] ?? 0));
    counts[column % 8] = (counts[column % 8] ?? 0) + 1;
  }
  const steps = [...sums].map((sum, phase) => sum / Math.max(1, counts[phase] ?? 1)).sort((a, b) => a - b);
  const others = steps.slice(0, 7).reduce((a, b) => a + b, 0) / 7;

  return others > 0 ? (steps[7] ?? 0) / others : 1;
}

function colourfulnessOf({ data }: Pixels): number {
  const count = data.length / 3;
  const reds = Float64Array.from({ length: count }, (_, i) => (data[3 * i] ?? 0) - (data[3 * i + 1] ?? 0));
  const yellows = Float64Array.from(
    { length: count },
    (_, i) => ((data[3 * i] ?? 0) + (data[3 * i + 1] ?? 0)) / 2 - (data[3 * i + 2] ?? 0),
  );
  const [red, yellow] = [meanOf(reds), meanOf(yellows)];
  const spread = Math.sqrt(
    meanOf(reds.map((value) => (value - red) ** 2)) + meanOf(yellows.map((value) => (value - yellow) ** 2)),
  );

  return spread + 0.3 * Math.hypot(red, yellow);
}
