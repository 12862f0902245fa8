import type { Size } from "#lib/domain/geometry.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import { headNouns } from "./head-noun.ts";
import { largestPatch, type Mask, type Patch } from "./mask.ts";

/** Side of the coarse picture that the rules look at. */
const SIDE = 64;
/** A sky fills its box: what fills less is something else that is smooth at the top. */
const LEAST_FILLED_SKY = 0.55;
/** A patch smaller than this share of the picture is no sky and no meadow. */
const LEAST_SHARE = 0.04;

type Kind = "sky" | "vegetation" | "background";

const NOUNS: Readonly<Record<Kind, readonly string[]>> = {
  sky: ["sky", "skies"],
  vegetation: [
    "vegetation",
    "grass",
    "lawn",
    "meadow",
    "foliage",
    "greenery",
    "leaves",
    "trees",
    "bushes",
    "plants",
    "forest",
  ],
  background: ["background", "backdrop"],
};

/**
 * Boxes of what has no shape of its own and no class in the detector: sky, vegetation, background. Rules of colour and
 * smoothness, not a model, and marked so in the route.
 */
export async function stuffIn(picture: Picture, phrase: string): Promise<DetectedBox[]> {
  const kind = kindOf(phrase);
  if (kind === null) return [];
  if (kind === "background") return [backgroundOf(picture.size)];
  const pixels = await picture.stretched({ width: SIDE, height: SIDE });
  const patch = largestPatch(kind === "sky" ? skyOf(pixels) : vegetationOf(pixels), SIDE);
  if (!patch || patch.share < LEAST_SHARE || (kind === "sky" && !isSky(patch))) return [];
  const { width, height } = picture.size;
  const box = {
    x1: (patch.left / SIDE) * width,
    y1: (patch.top / SIDE) * height,
    x2: (patch.right / SIDE) * width,
    y2: (patch.bottom / SIDE) * height,
  };

  return [{ box, score: patch.filled, route: `heuristic: ${kind} by colour and smoothness` }];
}

function isSky({ top, filled }: Patch): boolean {
  return top <= 1 && filled >= LEAST_FILLED_SKY;
}

function kindOf(phrase: string): Kind | null {
  const nouns = headNouns(phrase);

  return (
    (["sky", "vegetation", "background"] as const).find((kind) => NOUNS[kind].some((noun) => nouns.includes(noun))) ??
    null
  );
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

/** Down each column from the top edge, as long as the colour goes on smoothly and is not green. */
function skyOf(pixels: Pixels): Mask {
  const mask = new Uint8Array(SIDE * SIDE);
  for (let column = 0; column < SIDE; column++) {
    const top = cellAt(pixels, column);
    let above = top;
    for (let row = 0; row < SIDE; row++) {
      const at = row * SIDE + column;
      const cell = cellAt(pixels, at);
      if (isGreen(cell) || distance(cell, above) > SMOOTH || distance(cell, top) > DRIFT) break;
      mask[at] = 1;
      above = cell;
    }
  }

  return mask;
}

function vegetationOf(pixels: Pixels): Mask {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (isGreen(cellAt(pixels, at)) ? 1 : 0));
}

/** Green leads over red and clearly over blue, and the cell is not nearly black. */
function isGreen({ red, green, blue }: Cell): boolean {
  return green > 28 && green >= 0.98 * red && green > 1.18 * blue && green - blue > 10;
}
