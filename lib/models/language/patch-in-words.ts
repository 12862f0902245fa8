import type { Pixels } from "#lib/pipeline/ports.ts";
import { boundariesOf } from "../embedded/block-statistics.ts";
import { lightOf } from "../embedded/light-statistics.ts";
import { noiseOf } from "../embedded/noise-statistics.ts";
import { planesOf } from "../embedded/plane.ts";
import { edgeOf } from "../embedded/sharpness-statistics.ts";

/** What a measurement up to a value is called. */
type Scale = readonly (readonly [upTo: number, word: string])[];

const LIGHT: Scale = [
  [50, "very dark"],
  [85, "dark"],
  [200, "neither dark nor bright"],
  [230, "bright"],
  [Number.POSITIVE_INFINITY, "very bright"],
];
const CONTRAST: Scale = [
  [20, "flat"],
  [40, "moderate"],
  [Number.POSITIVE_INFINITY, "rich"],
];
const EDGES: Scale = [
  [0.35, "very soft"],
  [0.49, "soft"],
  [0.87, "crisp"],
  [Number.POSITIVE_INFINITY, "overdone"],
];
const NOISE: Scale = [
  [3, "none"],
  [8, "some"],
  [Number.POSITIVE_INFINITY, "much"],
];
const BLOCKS: Scale = [
  [0.08, "none"],
  [0.25, "some"],
  [Number.POSITIVE_INFINITY, "strong"],
];
const COLOUR: Scale = [
  [15, "nearly grey"],
  [35, "moderately colourful"],
  [Number.POSITIVE_INFINITY, "colourful"],
];

/** Measurements need so many pixels a side. */
const LEAST_SIDE = 16;

/** What can be measured of a part of a picture, in words with their numbers: for a model that sees no pictures. */
export function patchInWords(pixels: Pixels): string {
  if (Math.min(pixels.width, pixels.height) < LEAST_SIDE) return "too small to be measured.";
  const { mean, deviation, clipped, colourfulness } = lightOf(pixels);
  const [luminance] = planesOf(pixels);
  const [edges, noise, blocks] = [edgeOf(luminance), noiseOf(luminance), boundariesOf(luminance)];
  const burnt = clipped < 0.005 ? "nothing burnt out" : `${(100 * clipped).toFixed(1)} % burnt out`;

  return [
    `light: mean ${mean.toFixed(0)} of 255, ${called(mean, LIGHT)}, ${burnt}.`,
    `contrast: deviation ${deviation.toFixed(0)}, ${called(deviation, CONTRAST)}.`,
    `edges: ${edges.toFixed(2)}, ${called(edges, EDGES)}.`,
    `noise: deviation ${noise.toFixed(1)}, ${called(noise, NOISE)}.`,
    `blocks: ${blocks.toFixed(2)}, ${called(blocks, BLOCKS)}.`,
    `colour: ${colourfulness.toFixed(0)}, ${called(colourfulness, COLOUR)}.`,
  ].join(" ");
}

function called(value: number, scale: Scale): string {
  return scale.find(([upTo]) => value <= upTo)?.[1] ?? "not measured";
}
