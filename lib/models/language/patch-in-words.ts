import type { Pixels } from "#lib/pipeline/ports.ts";
import { statisticsOf } from "../embedded/patch-statistics.ts";

/** What a measurement up to a value is called. */
type Scale = readonly (readonly [upTo: number, word: string])[];

const LIGHT: Scale = [
  [40, "very dark"],
  [75, "dark"],
  [175, "neither dark nor bright"],
  [215, "bright"],
  [Number.POSITIVE_INFINITY, "very bright"],
];
const CONTRAST: Scale = [
  [20, "flat"],
  [40, "moderate"],
  [Number.POSITIVE_INFINITY, "rich"],
];
const STRUCTURE: Scale = [
  [15, "hardly any"],
  [60, "little"],
  [300, "some"],
  [Number.POSITIVE_INFINITY, "much"],
];
const NOISE: Scale = [
  [3, "none"],
  [8, "some"],
  [Number.POSITIVE_INFINITY, "much"],
];
const BLOCKS: Scale = [
  [1.2, "none"],
  [1.6, "some"],
  [Number.POSITIVE_INFINITY, "strong"],
];
const COLOUR: Scale = [
  [15, "nearly grey"],
  [35, "moderately colourful"],
  [Number.POSITIVE_INFINITY, "colourful"],
];

/** A filter needs so many pixels a side. */
const LEAST_SIDE = 3;

/** What can be measured of a part of a picture, in words with their numbers: for a model that sees no pictures. */
export function patchInWords(pixels: Pixels): string {
  if (Math.min(pixels.width, pixels.height) < LEAST_SIDE) return "too small to be measured.";
  const { mean, deviation, clipped, laplacian, noise, blockiness, colourfulness } = statisticsOf(pixels);
  const burnt = clipped < 0.005 ? "nothing burnt out" : `${(100 * clipped).toFixed(1)} % burnt out`;

  return [
    `light: mean ${mean.toFixed(0)} of 255, ${called(mean, LIGHT)}, ${burnt}.`,
    `contrast: deviation ${deviation.toFixed(0)}, ${called(deviation, CONTRAST)}.`,
    `fine structure: Laplacian variance ${laplacian.toFixed(0)}, ${called(laplacian, STRUCTURE)}.`,
    `noise: deviation ${noise.toFixed(1)}, ${called(noise, NOISE)}.`,
    `blocks: ${blockiness.toFixed(2)}, ${called(blockiness, BLOCKS)}.`,
    `colour: ${colourfulness.toFixed(0)}, ${called(colourfulness, COLOUR)}.`,
  ].join(" ");
}

function called(value: number, scale: Scale): string {
  return scale.find(([upTo]) => value <= upTo)?.[1] ?? "not measured";
}
