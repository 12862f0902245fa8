import { area, type Box } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import type { Region } from "#lib/domain/region.ts";
import type { Handle, Hit } from "#lib/editor/tool.ts";
import { type ScreenPoint, toScreen, type Viewport } from "#lib/editor/viewport.ts";

/** How far from an edge or corner a hand may be, in screen pixels. */
const REACH = 9;
/** How far outside of a box's edge a press still means the box. */
const EDGE = 5;

export interface Aim {
  readonly at: ScreenPoint;
  readonly viewport: Viewport;
  readonly regions: readonly Region[];
  readonly selected: RegionId | null;
}

/**
 * What lies under a point: a handle of the selected box first, then the selected box's edge, then the smallest box; a
 * press on the selected one again goes on to the next larger under the point.
 */
export function hitAt({ at, viewport, regions, selected }: Aim): Hit {
  const active = regions.find(({ id }) => id === selected);
  const handle = active && handleAt(toScreen(viewport, active.box), at);
  if (active && handle) return { kind: "handle", region: active.id, handle, box: active.box };
  const under = boxesUnder({ at, viewport, regions, selected });
  const hit = under.find(({ id }) => id === selected) ?? under[0];

  return hit ? { kind: "region", region: hit.id, box: hit.box } : { kind: "picture" };
}

/** All boxes under a point, the smallest first. */
function boxesUnder({ at, viewport, regions }: Aim): Region[] {
  return regions
    .filter(({ box }) => isIn(toScreen(viewport, box), at))
    .sort((a, b) => area(a.box) - area(b.box) || (a.id < b.id ? -1 : 1));
}

/** The box after this one among those under the point, round and round. */
export function nextUnder(aim: Aim): RegionId | null {
  const under = boxesUnder(aim);
  const at = under.findIndex(({ id }) => id === aim.selected);

  return under[(at + 1) % Math.max(1, under.length)]?.id ?? null;
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function isIn({ x, y, width, height }: Rect, at: ScreenPoint): boolean {
  return at.x >= x - EDGE && at.x <= x + width + EDGE && at.y >= y - EDGE && at.y <= y + height + EDGE;
}

function handleAt({ x, y, width, height }: Rect, at: ScreenPoint): Handle | null {
  const isAlong = (value: number, from: number, length: number) =>
    value >= from - REACH && value <= from + length + REACH;
  if (!isAlong(at.x, x, width) || !isAlong(at.y, y, height)) return null;
  const near = (value: number, edge: number) => Math.abs(value - edge) <= REACH;
  const up = near(at.y, y) ? "n" : near(at.y, y + height) ? "s" : "";
  const across = near(at.x, x) ? "w" : near(at.x, x + width) ? "e" : "";
  const handle = `${up}${across}`;

  return handle === "" ? null : (handle as Handle);
}

/** Where the eight handles of a box are drawn. */
export function handlesOf(
  viewport: Viewport,
  box: Box,
): readonly { readonly handle: Handle; readonly at: ScreenPoint }[] {
  const { x, y, width, height } = toScreen(viewport, box);
  const [middle, centre] = [x + width / 2, y + height / 2];

  return [
    { handle: "nw", at: { x, y } },
    { handle: "n", at: { x: middle, y } },
    { handle: "ne", at: { x: x + width, y } },
    { handle: "e", at: { x: x + width, y: centre } },
    { handle: "se", at: { x: x + width, y: y + height } },
    { handle: "s", at: { x: middle, y: y + height } },
    { handle: "sw", at: { x, y: y + height } },
    { handle: "w", at: { x, y: centre } },
  ];
}
