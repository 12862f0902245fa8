import { area, type Box } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import type { Region } from "#lib/domain/region.ts";
import type { Handle, Hit } from "./tool.ts";
import { type ScreenPoint, toScreen, type Viewport } from "./viewport.ts";

/** How far from a handle a press still means it, in screen pixels: a fingertip is wider than a pointer. */
export const REACH = { pointer: 10, touch: 22 } as const;
/** How far outside of a box's edge a press still means the box. */
const EDGE = 5;
/** Of a box's side: how deep inside a handle reaches, so that the middle of a small box can still be held. */
const INNER_SHARE = 1 / 4;
/** Inside of a box, a handle reaches no deeper than this. */
const INNER_MOST = 7;

export interface Aim {
  readonly at: ScreenPoint;
  readonly viewport: Viewport;
  readonly regions: readonly Region[];
  readonly selected: RegionId | null;
  readonly reach: number;
}

/**
 * What lies under a point: a handle of the selected box first, then the selected box, then the smallest box. The whole
 * edge of the selected box is a handle, not only where one is drawn.
 */
export function hitAt(aim: Aim): Hit {
  const { at, viewport, regions, selected, reach } = aim;
  const active = selected && regions.find(({ id }) => id === selected);
  const handle = active && handleAt(toScreen(viewport, active.box), at, reach);
  if (active && handle) return { kind: "handle", region: active.id, handle, box: active.box };
  const under = boxesUnder(aim);
  const hit = under.find(({ id }) => id === selected) ?? under[0];

  return hit ? { kind: "region", region: hit.id, box: hit.box } : { kind: "picture" };
}

/** The box after the selected one among those under the point, smallest first, round and round. */
export function nextUnder(aim: Aim): RegionId | null {
  const under = boxesUnder(aim);
  const at = under.findIndex(({ id }) => id === aim.selected);

  return under[(at + 1) % Math.max(1, under.length)]?.id ?? null;
}

/** All boxes under a point, the smallest first. */
function boxesUnder({ at, viewport, regions }: Aim): Region[] {
  const slack = EDGE / viewport.scale;
  const x = (at.x - viewport.x) / viewport.scale;
  const y = (at.y - viewport.y) / viewport.scale;

  return regions
    .filter(({ box }) => x >= box.x1 - slack && x <= box.x2 + slack && y >= box.y1 - slack && y <= box.y2 + slack)
    .sort((a, b) => area(a.box) - area(b.box) || (a.id < b.id ? -1 : 1));
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function handleAt({ x, y, width, height }: Rect, at: ScreenPoint, reach: number): Handle | null {
  const up = edgeAt(at.y - y, height, reach);
  const across = edgeAt(at.x - x, width, reach);
  if (up === null || across === null) return null;
  const handle = `${{ first: "n", last: "s", inside: "" }[up]}${{ first: "w", last: "e", inside: "" }[across]}`;

  return handle === "" ? null : (handle as Handle);
}

/** Which edge a place along a side belongs to; null: it is out of reach of the box. */
function edgeAt(at: number, length: number, reach: number): "first" | "last" | "inside" | null {
  const inner = Math.min(INNER_MOST, length * INNER_SHARE);
  if (at < -reach || at > length + reach) return null;
  if (at <= inner) return "first";

  return at >= length - inner ? "last" : "inside";
}

/** Where the eight handles of a box are drawn. */
export function handlesOf(viewport: Viewport, box: Box): readonly ScreenPoint[] {
  const { x, y, width, height } = toScreen(viewport, box);
  const least = Math.min(width, height);
  const [right, bottom] = [x + width, y + height];
  const corners = [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
  const sides = [
    { x: x + width / 2, y },
    { x: right, y: y + height / 2 },
    { x: x + width / 2, y: bottom },
    { x, y: y + height / 2 },
  ];

  return least > 40 ? [...corners, ...sides] : least > 12 ? corners : [];
}
