import type { Pixels } from "#lib/pipeline/ports.ts";
import { meanOf, planesOf, quantile, shareOf, variance } from "./plane.ts";

/** Light and colour; the same of a patch and of a whole picture. */
export interface LightStatistics {
  /** Mean of the brightest channel (V of HSV), and the values that 2 and 98 of a hundred pixels stay under. */
  readonly mean: number;
  readonly dark: number;
  readonly light: number;
  /** Share of pixels whose luminance is at or over 250. */
  readonly clipped: number;
  /** Standard deviation of luminance. */
  readonly deviation: number;
  /** Saturation of HSV, 0 to 1: its mean, what nine of ten pixels stay under, and the share that has all of it. */
  readonly saturation: number;
  readonly vividness: number;
  readonly pure: number;
  /** Hasler and Süsstrunk's measure (2003); grey is 0. */
  readonly colourfulness: number;
  /** How far the mean colour is from grey. */
  readonly cast: number;
}

/** Measures light and colour. */
export function lightOf(pixels: Pixels): LightStatistics {
  const [{ values }, blue, red] = planesOf(pixels);
  const value = brightestOf(pixels);
  const sorted = Float32Array.from(value).sort();

  return {
    mean: meanOf(value),
    dark: quantile(sorted, 0.02),
    light: quantile(sorted, 0.98),
    clipped: shareOf(values, (one) => one >= 250),
    deviation: Math.sqrt(variance(values)),
    ...saturationOf(pixels),
    colourfulness: colourfulnessOf(pixels),
    cast: Math.hypot(meanOf(blue.values) - 128, meanOf(red.values) - 128),
  };
}

function brightestOf({ data }: Pixels): Float32Array {
  return new Float32Array(data.length / 3).map((_, i) =>
    Math.max(data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0),
  );
}

/** From here on nothing is left of a pixel's weakest channel. */
const ALL = 0.99;

function saturationOf({ data }: Pixels): { saturation: number; vividness: number; pure: number } {
  const values = new Float32Array(data.length / 3).map((_, i) => {
    const [red, green, blue] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    const most = Math.max(red, green, blue);

    return most === 0 ? 0 : (most - Math.min(red, green, blue)) / most;
  });

  return {
    saturation: meanOf(values),
    pure: shareOf(values, (one) => one >= ALL),
    vividness: quantile(values.sort(), 0.9),
  };
}

function colourfulnessOf({ data }: Pixels): number {
  const count = data.length / 3;
  const reds = new Float32Array(count).map((_, i) => (data[3 * i] ?? 0) - (data[3 * i + 1] ?? 0));
  const yellows = new Float32Array(count).map(
    (_, i) => ((data[3 * i] ?? 0) + (data[3 * i + 1] ?? 0)) / 2 - (data[3 * i + 2] ?? 0),
  );
  const spread = Math.sqrt(variance(reds) + variance(yellows));

  return spread + 0.3 * Math.hypot(meanOf(reds), meanOf(yellows));
}
