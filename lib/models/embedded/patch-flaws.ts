import type { Pixels } from "#lib/pipeline/ports.ts";
import { boundariesOf, plateausIn } from "./block-statistics.ts";
import { type LightStatistics, lightOf } from "./light-statistics.ts";
import { noiseOf, specksIn } from "./noise-statistics.ts";
import { coarser, type Plane, planesOf } from "./plane.ts";
import { edgeOf, softnessOf } from "./sharpness-statistics.ts";

/** What can be wrong with a patch and is measured. */
export type Flaw =
  | ("blur" | "sharpening" | "noise" | "blocks" | "pixels")
  | ("dark" | "bright" | "flat" | "dull" | "gaudy" | "cast");

/** How likely a flaw is seen, 0 to 1, and by which measurement. */
export interface Finding {
  readonly chance: number;
  readonly because: string;
}

/** A patch, and the light and colour of the picture that it is seen in. */
export interface SeenPatch {
  readonly light: LightStatistics;
  readonly around: LightStatistics;
  readonly luminance: Plane;
  readonly colours: readonly [Plane, Plane];
  /** The luminance from so far away as the picture is looked at. */
  readonly seen: Plane;
}

/** Prepares a patch of at least sixteen by sixteen pixels, looked at from so many times further away; measured when asked. */
export function seenPatch(pixels: Pixels, around: LightStatistics, away: number): SeenPatch {
  const known: { planes?: [Plane, Plane, Plane]; light?: LightStatistics; seen?: Plane } = {};
  const planes = () => {
    known.planes ??= planesOf(pixels);

    return known.planes;
  };

  return {
    around,
    get light() {
      known.light ??= lightOf(pixels);

      return known.light;
    },
    get luminance() {
      return planes()[0];
    },
    get colours(): [Plane, Plane] {
      return [planes()[1], planes()[2]];
    },
    get seen() {
      known.seen ??= coarser(planes()[0], away);

      return known.seen;
    },
  };
}

/** Looks for a flaw; what a threshold separates is said where it stands. */
export function findingOf(flaw: Flaw, patch: SeenPatch): Finding {
  return FIND[flaw](patch);
}

const FIND: Readonly<Record<Flaw, (patch: SeenPatch) => Finding>> = {
  blur: blurIn,
  sharpening: sharpeningIn,
  noise: noiseIn,
  blocks: blocksIn,
  pixels: pixelsIn,
  dark: ({ light: { mean, dark, light } }) => ({
    chance: likely((DIM - light) / 12 + (GLOOM - mean) / 25 + (SHADOW - dark) / 25),
    because: `lights ${whole(light)}, mean ${whole(mean)}, shadows ${whole(dark)}`,
  }),
  bright: ({ light: { mean, dark, clipped } }) => ({
    chance: Math.max(
      likely((mean - GLARE) / 10 + Math.min(1.5, (dark - NO_SHADOW) / 15)),
      likely((clipped - BURNT) / 0.05),
    ),
    because: `mean ${whole(mean)}, shadows ${whole(dark)}, clipped ${(100 * clipped).toFixed(1)} %`,
  }),
  flat: ({ light, around }) => {
    const contrast = Math.sqrt(light.deviation * around.deviation);

    return { chance: likely((FLAT - contrast) / 4), because: `deviation ${whole(light.deviation)}` };
  },
  dull: ({ light: { vividness, colourfulness } }) => ({
    chance: likely((DULL - vividness) / 0.06 + (GREY - colourfulness) / 16),
    because: `saturation to ${vividness.toFixed(2)}, colourfulness ${whole(colourfulness)}`,
  }),
  gaudy: ({ light: { saturation, pure } }) => ({
    chance: likely((saturation - GAUDY) / 0.06 + (pure - PURE) / 0.1),
    because: `mean saturation ${saturation.toFixed(2)}, ${whole(100 * pure)} % of one pure hue`,
  }),
  cast: ({ light: { cast } }) => ({ chance: likely((cast - CAST) / 3), because: `colour cast ${whole(cast)}` }),
};

/** Crisp edges step 0.5 to 0.9 of their height over two pixels, and half a pixel's blur more takes them below. */
const EDGE = 0.49;
const SOFT = 0.43;
/** Edges that are overdone reach their full height at once. */
const OVERDONE = 0.87;
/** Sharpening raises the noise of colour, though not to this. */
const TRUE_NOISE = 7;

function blurIn({ seen }: SeenPatch): Finding {
  const [edge, softness] = [edgeOf(seen), softnessOf(seen)];

  return {
    chance: likely((EDGE - edge) / 0.05 + (softness - SOFT) / 0.06),
    because: `edges ${edge.toFixed(2)}, softness ${softness.toFixed(2)}`,
  };
}

function sharpeningIn(patch: SeenPatch): Finding {
  const edge = edgeOf(patch.luminance);

  return {
    chance: likely((edge - OVERDONE) / 0.03) * (1 - likely((colourNoiseOf(patch) - TRUE_NOISE) / 0.6)),
    because: `edges ${edge.toFixed(2)}`,
  };
}

/** Photos have less noise of colour than this where they are calm, and hardly a single speck. */
const COLOUR_NOISE = 3;
const GRAIN = 14;
const SPECKS = 0.004;

function colourNoiseOf({ colours: [blue, red] }: SeenPatch): number {
  return (noiseOf(blue) + noiseOf(red)) / 2;
}

function noiseIn(patch: SeenPatch): Finding {
  const { luminance } = patch;
  const [grain, colour] = [noiseOf(luminance), colourNoiseOf(patch)];
  const specks = colour < 1 ? 0 : specksIn(luminance);
  const chances = [
    likely((colour - COLOUR_NOISE) / 0.4),
    likely((grain - GRAIN) / 2),
    likely((specks - SPECKS) / 0.001),
  ];

  return { chance: Math.max(...chances), because: `noise ${grain.toFixed(1)}, of colour ${colour.toFixed(1)}` };
}

/** Without a coder's blocks a step at every eighth line is the largest no oftener than this. */
const BLOCKS = 0.135;
const PLATEAUS = 0.4;

function blocksIn({ luminance }: SeenPatch): Finding {
  const boundaries = boundariesOf(luminance);

  return { chance: likely((boundaries - BLOCKS) / 0.02), because: `block boundaries ${boundaries.toFixed(2)}` };
}

function pixelsIn({ luminance }: SeenPatch): Finding {
  const plateaus = plateausIn(luminance);

  return { chance: likely((plateaus - PLATEAUS) / 0.06), because: `equal neighbours ${plateaus.toFixed(2)}` };
}

/** Of V: what dim lights, a gloomy mean and its shadows stay under together; what glare and its shadows stay over. */
const DIM = 185;
const GLOOM = 100;
const SHADOW = 25;
const GLARE = 192;
const NO_SHADOW = 88;
/** Share of white pixels that is burnt out for sure. */
const BURNT = 0.35;
const FLAT = 31;
const DULL = 0.43;
const GREY = 36;
const GAUDY = 0.72;
const PURE = 0.2;
const CAST = 14;

/** The logistic function. */
function likely(evidence: number): number {
  return 1 / (1 + Math.exp(-evidence));
}

function whole(value: number): string {
  return value.toFixed(0);
}
