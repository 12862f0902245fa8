import { area, type Box, type Size } from "#lib/domain/geometry.ts";
import { words } from "#lib/domain/words.ts";

/** A side of the picture, by the words that say it. */
type Side = "left" | "right" | "top" | "bottom" | "middle" | "front";

const WORDS: Readonly<Record<Side, readonly string[]>> = {
  left: ["left", "leftmost"],
  right: ["right", "rightmost"],
  top: ["top", "upper", "above", "uppermost"],
  bottom: ["bottom", "lower", "below", "lowest"],
  middle: ["middle", "center", "centre", "central"],
  front: ["foreground", "front", "nearest"],
};

/** The sides that a phrase names; none where it does not say where its thing is. */
export function sidesIn(phrase: string): Side[] {
  const said = new Set(words(phrase.toLowerCase()).map(({ word }) => word));

  return (Object.keys(WORDS) as Side[]).filter((side) => WORDS[side].some((word) => said.has(word)));
}

/** From 0, as far on the side as can be, to 1. */
function distanceFrom(side: Side, box: Box, { width, height }: Size): number {
  const [x, y] = [(box.x1 + box.x2) / 2 / width, (box.y1 + box.y2) / 2 / height];
  switch (side) {
    case "left":
      return x;
    case "right":
      return 1 - x;
    case "top":
      return y;
    case "bottom":
      return 1 - y;
    case "middle":
      return Math.hypot(x - 0.5, y - 0.5);
    case "front":
      return 1 - area(box) / (width * height);
  }
}

/** What is so far from the side that a phrase names cannot be meant. */
const OTHER_SIDE = 2 / 3;

/** The boxes that may be meant, the nearest to the named sides first; without a side as they come. */
export function towards<Found extends { readonly box: Box }>(
  found: readonly Found[],
  sides: readonly Side[],
  size: Size,
): Found[] {
  const far = (one: Found) => sides.reduce((sum, side) => sum + distanceFrom(side, one.box, size), 0);
  const isElsewhere = (one: Found) =>
    sides.some((side) => side !== "front" && side !== "middle" && distanceFrom(side, one.box, size) > OTHER_SIDE);

  return found.filter((one) => !isElsewhere(one)).sort((a, b) => far(a) - far(b));
}
