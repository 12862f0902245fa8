import type { Size } from "#lib/domain/geometry.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import { words } from "#lib/domain/words.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import { headNouns } from "./head-noun.ts";
import { largestPatch, type Mask, type Patch, wholePatch } from "./mask.ts";
import { sidesIn } from "./where-said.ts";

/** Side of the coarse picture that the rules look at. */
const SIDE = 64;
/** What fills less of its box, or takes less of the picture, is something else of that colour. */
const LEAST: Readonly<Record<Seen, { readonly filled: number; readonly share: number }>> = {
  sky: { filled: 0.55, share: 0.04 },
  ground: { filled: 0.5, share: 0.04 },
  greenery: { filled: 0, share: 0.04 },
  trees: { filled: 0, share: 0.04 },
};

type Seen = "sky" | "ground" | "greenery" | "trees";
type Kind = Seen | "background";

const NOUNS: Readonly<Record<Kind, readonly string[]>> = {
  sky: ["sky", "skies"],
  ground: ["grass", "lawn", "meadow", "grassland", "pasture"],
  greenery: ["vegetation", "foliage", "greenery", "leaves"],
  trees: ["trees", "forest", "woods"],
  background: ["background", "backdrop"],
};

/** Green is what the rules know plants by: of others they say nothing. */
const NOT_GREEN = new Set(
  "orange yellow red brown golden white pink purple autumn autumnal fallen dry dead bare withered snowy".split(" "),
);

/**
 * Boxes of what has no shape of its own and no class in the detector: sky, plants, background. Rules of colour and
 * smoothness, not a model, and marked so in the route. A part of it, on the left or the right, they cannot tell.
 */
export async function stuffIn(picture: Picture, phrase: string): Promise<DetectedBox[]> {
  const kind = kindOf(phrase);
  if (kind === null || sidesIn(phrase).some((side) => side === "left" || side === "right")) return [];
  if (kind === "background") return [backgroundOf(picture.size)];
  const isOfPlants = kind !== "sky";
  if (isOfPlants && words(phrase).some(({ word }) => NOT_GREEN.has(word.toLowerCase()))) return [];
  const patch = patchOf(kind, await picture.stretched({ width: SIDE, height: SIDE }));
  if (!patch || patch.share < LEAST[kind].share || patch.filled < LEAST[kind].filled) return [];
  const { width, height } = picture.size;
  const box = {
    x1: (patch.left / SIDE) * width,
    y1: (patch.top / SIDE) * height,
    x2: (patch.right / SIDE) * width,
    y2: (patch.bottom / SIDE) * height,
  };

  return [
    { box, score: scoreOf(kind, patch), route: `heuristic: ${kind} by colour${isOfPlants ? "" : " and smoothness"}` },
  ];
}

/** Leaves let the light through: what fills little of its box may well be plants. */
function scoreOf(kind: Seen, { filled }: Patch): number {
  return kind === "sky" || kind === "ground" ? filled : 0.5;
}

function patchOf(kind: Seen, pixels: Pixels): Patch | null {
  switch (kind) {
    case "sky": {
      const patch = largestPatch(skyOf(pixels), SIDE);

      return patch && patch.top <= 1 ? patch : null;
    }
    case "ground":
      return lawnOf(pixels) ?? wholePatch(maskOf(pixels, isGreenish), SIDE);
    case "greenery":
      return wholePatch(maskOf(pixels, isGreen), SIDE);
    case "trees":
      return lawnOf(pixels) ? null : wholePatch(maskOf(pixels, isGreen), SIDE);
  }
}

function kindOf(phrase: string): Kind | null {
  const nouns = headNouns(phrase);
  const kinds = Object.keys(NOUNS) as Kind[];

  return kinds.find((kind) => NOUNS[kind].some((noun) => nouns.includes(noun))) ?? null;
}

/** The paper's own boxes of a background take in nearly the whole picture (Fig. 5). */
function backgroundOf({ width, height }: Size): DetectedBox {
  return {
    box: { x1: 0, y1: 0, x2: width, y2: height },
    score: 0.5,
    route: "heuristic: background is the whole picture",
  };
}

interface Cell {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function cellAt({ data }: Pixels, at: number): Cell {
  return { red: data[3 * at] ?? 0, green: data[3 * at + 1] ?? 0, blue: data[3 * at + 2] ?? 0 };
}

function distance(a: Cell, b: Cell): number {
  return Math.abs(a.red - b.red) + Math.abs(a.green - b.green) + Math.abs(a.blue - b.blue);
}

/** Colour steps between neighbours that a smooth sky keeps under, and between a row and the top of its column. */
const SMOOTH = 36;
const DRIFT = 190;

/** A white cloud, or a clear sky's blue: the one may follow the other at a sharp edge. */
function isCloudOrBlue({ red, green, blue }: Cell): boolean {
  const isCloud = Math.min(red, green, blue) >= 150 && blue >= red - 8;

  return isCloud || (blue >= 1.5 * red && blue >= 1.15 * green && blue > 70);
}

/** Down each column from the top edge, as long as the colour goes on smoothly and is not green. */
function skyOf(pixels: Pixels): Mask {
  const mask = new Uint8Array(SIDE * SIDE);
  for (let column = 0; column < SIDE; column++) {
    const top = cellAt(pixels, column);
    let above = top;
    for (let row = 0; row < SIDE; row++) {
      const at = row * SIDE + column;
      const cell = cellAt(pixels, at);
      const isSmooth = distance(cell, above) <= SMOOTH && distance(cell, top) <= DRIFT;
      if (isGreen(cell) || !(isSmooth || isCloudOrBlue(cell))) break;
      mask[at] = 1;
      above = cell;
    }
  }

  return mask;
}

function maskOf(pixels: Pixels, belongs: (cell: Cell) => boolean): Mask {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (belongs(cellAt(pixels, at)) ? 1 : 0));
}

/** Green leads over red and clearly over blue, and the cell is not nearly black. */
function isGreen({ red, green, blue }: Cell): boolean {
  return green > 28 && green >= 0.98 * red && green > 1.18 * blue && green - blue > 10;
}

/** Grass may be olive, dry or in the dark: blue is the least, and green not far behind red. */
function isGreenish({ red, green, blue }: Cell): boolean {
  const most = Math.max(red, green, blue);

  return most > 12 && green >= 0.8 * red && green >= 1.06 * blue && Math.max(red, green) - blue >= 0.12 * most;
}

/** How much of a lawn's rows is green, and how few rows are none. */
const LAWN = 0.5;
const LEAST_ROWS = 3;
/** Of a lawn nearly all is green. */
const FULL = 0.65;

/** The green rows at the foot of the picture: from the row where most of what lies below is green. Null: no lawn. */
function lawnOf(pixels: Pixels): Patch | null {
  const mask = maskOf(pixels, isGreen);
  let [balance, most, top, green] = [0, 0, SIDE, 0];
  for (let row = SIDE - 1; row >= 0; row--) {
    const count = mask.subarray(row * SIDE, (row + 1) * SIDE).reduce((sum, one) => sum + one, 0);
    balance += count - LAWN * SIDE;
    if (balance > most) [most, top] = [balance, row];
  }
  green = mask.subarray(top * SIDE).reduce((sum, one) => sum + one, 0);
  const cells = (SIDE - top) * SIDE;
  if (SIDE - top < LEAST_ROWS || green < FULL * cells) return null;

  return { left: 0, top, right: SIDE, bottom: SIDE, share: cells / (SIDE * SIDE), filled: green / cells };
}
