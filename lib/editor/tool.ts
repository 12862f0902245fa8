import { type Box, type ImagePoint, imagePoint, moved, type Size, spanned } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";

/** The side or corner by which a box is held; each letter moves one of its edges. */
export type Handle = "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw";

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: "handle"; readonly region: RegionId; readonly handle: Handle; readonly box: Box }
  | { readonly kind: "region"; readonly region: RegionId; readonly box: Box }
  | { readonly kind: "picture" };

/** One gesture on the picture, from press to release; nothing of it is stored before the release. */
export type Tool =
  | { readonly state: "idle" }
  | { readonly state: "pressing"; readonly at: ImagePoint; readonly hit: Hit; readonly draws: boolean }
  | { readonly state: "drawing"; readonly from: ImagePoint; readonly to: ImagePoint }
  | {
      readonly state: "moving";
      readonly region: RegionId;
      readonly box: Box;
      readonly from: ImagePoint;
      readonly to: ImagePoint;
    }
  | {
      readonly state: "resizing";
      readonly region: RegionId;
      readonly handle: Handle;
      readonly box: Box;
      readonly from: ImagePoint;
      readonly to: ImagePoint;
    };

export type PointerInput =
  | { readonly kind: "down"; readonly at: ImagePoint; readonly hit: Hit; readonly draws: boolean }
  | {
      readonly kind: "move";
      readonly at: ImagePoint /** Pointer travel, in image pixels, that makes a press a drag. */;
      readonly slack: number;
    }
  | { readonly kind: "up"; readonly at: ImagePoint }
  | { readonly kind: "cancel" };

/** What a gesture ends in: one command, or a click. */
export type Outcome =
  | { readonly kind: "drawn"; readonly box: Box }
  | { readonly kind: "reshaped"; readonly region: RegionId; readonly box: Box }
  | { readonly kind: "clicked"; readonly hit: Hit; readonly at: ImagePoint };

export interface Stepped {
  readonly tool: Tool;
  readonly outcome: Outcome | null;
}

export const IDLE: Tool = { state: "idle" };

/** One input, one step. A box is committed once, on release, so a drag is one undo. */
export function step(tool: Tool, input: PointerInput, image: Size): Stepped {
  if (input.kind === "cancel") return { tool: IDLE, outcome: null };
  switch (tool.state) {
    case "idle":
      return { tool: input.kind === "down" ? { ...input, state: "pressing" } : IDLE, outcome: null };
    case "pressing":
      return pressed(tool, input);
    case "drawing":
    case "moving":
    case "resizing": {
      if (input.kind === "down") return { tool, outcome: null };
      const next = { ...tool, to: input.at };

      return input.kind === "move" ? { tool: next, outcome: null } : { tool: IDLE, outcome: outcomeOf(next, image) };
    }
  }
}

/** The box as the gesture would leave it, and whose it is; null where the gesture is about none. */
export function preview(tool: Tool, image: Size): { readonly region: RegionId | null; readonly box: Box } | null {
  switch (tool.state) {
    case "idle":
    case "pressing":
      return null;
    case "drawing": {
      const box = spanned(tool.from, tool.to, image);

      return box && { region: null, box };
    }
    case "moving":
      return {
        region: tool.region,
        box: moved(tool.box, { dx: tool.to.x - tool.from.x, dy: tool.to.y - tool.from.y }, image),
      };
    case "resizing": {
      const box = resized(tool, image);

      return box && { region: tool.region, box };
    }
  }
}

function pressed(tool: Pressing, input: Exclude<PointerInput, { kind: "cancel" }>): Stepped {
  if (input.kind === "up") return { tool: IDLE, outcome: { kind: "clicked", hit: tool.hit, at: tool.at } };

  return { tool: input.kind === "move" && isDrag(tool.at, input) ? begun(tool, input.at) : tool, outcome: null };
}

function isDrag(from: ImagePoint, { at, slack }: { at: ImagePoint; slack: number }): boolean {
  return Math.hypot(at.x - from.x, at.y - from.y) >= slack;
}

type Pressing = Extract<Tool, { state: "pressing" }>;
type Resizing = Extract<Tool, { state: "resizing" }>;

function begun({ at, hit, draws }: Pressing, to: ImagePoint): Tool {
  if (hit.kind === "handle")
    return { state: "resizing", region: hit.region, handle: hit.handle, box: hit.box, from: at, to };
  if (draws) return { state: "drawing", from: at, to };
  if (hit.kind === "region") return { state: "moving", region: hit.region, box: hit.box, from: at, to };

  return IDLE;
}

function outcomeOf(tool: Tool, image: Size): Outcome | null {
  const made = preview(tool, image);
  if (!made) return null;

  return made.region === null
    ? { kind: "drawn", box: made.box }
    : { kind: "reshaped", region: made.region, box: made.box };
}

/** The held edges go as far as the pointer has; pulled through itself the box turns over. Null: nothing is left of it. */
function resized({ box, handle, from, to }: Resizing, image: Size): Box | null {
  const by = (edge: string, distance: number) => (handle.includes(edge) ? distance : 0);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const first = imagePoint(box.x1 + by("w", dx), box.y1 + by("n", dy));
  const last = imagePoint(box.x2 + by("e", dx), box.y2 + by("s", dy));

  return spanned(first, last, image);
}
