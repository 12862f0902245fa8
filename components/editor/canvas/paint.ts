import type { Size } from "#lib/domain/geometry.ts";
import { type ScreenPoint, toScreen, type Viewport } from "#lib/editor/viewport.ts";
import type { DrawnBox, Emphasis } from "./drawn-box.ts";

type Brush = CanvasRenderingContext2D;
type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where boxes are painted: the picture's place, and what of the stage is to be seen. */
export interface Place {
  readonly viewport: Viewport;
  readonly stage: Size;
}

/** A box and how it steps forward or back. */
export interface Painted {
  readonly drawn: DrawnBox;
  readonly emphasis: Exclude<Emphasis, "hidden">;
}

const DASH = [6, 4];
const SOLID: number[] = [];
const LABEL_FONT = "12px system-ui, sans-serif";
const DARK = "rgba(0, 0, 0, 0.65)";
/** A box narrower than this, in screen pixels, bears its label only while it is lit. */
const LABELLED_FROM = 28;

/**
 * Draws boxes one by one: one path of many rectangles is far slower. Dark under light, so any picture shows them; never
 * filled, for what lies in a box is what is judged.
 */
export function paintBoxes(brush: Brush, boxes: readonly Painted[], { viewport, stage }: Place): void {
  const seen = boxes
    .map((painted) => ({ painted, rect: toScreen(viewport, painted.drawn.box) }))
    .filter(({ rect }) => isSeen(rect, stage));
  for (const { painted, rect } of seen) paintBox(brush, painted, rect);
  brush.globalAlpha = 1;
  brush.setLineDash(SOLID);
  brush.font = LABEL_FONT;
  for (const { painted, rect } of seen)
    if (painted.emphasis === "lit" || (painted.emphasis === "plain" && rect.width >= LABELLED_FROM && rect.y > 0))
      paintLabel(brush, painted.drawn, rect);
}

function isSeen({ x, y, width, height }: Rect, stage: Size): boolean {
  return x < stage.width + 4 && y < stage.height + 20 && x + width > -4 && y + height > -4;
}

function paintBox(brush: Brush, { drawn, emphasis }: Painted, { x, y, width, height }: Rect): void {
  brush.globalAlpha = emphasis === "dim" ? 0.4 : 1;
  brush.setLineDash(drawn.stroke === "dashed" ? DASH : SOLID);
  brush.lineWidth = emphasis === "lit" ? 5 : 4;
  brush.strokeStyle = DARK;
  brush.strokeRect(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
  brush.lineWidth = emphasis === "lit" ? 3 : 2;
  brush.strokeStyle = drawn.colour;
  brush.strokeRect(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
}

/** Words on the upper edge, inside where there is no room above. */
function paintLabel(brush: Brush, { label, colour }: DrawnBox, { x, y, width, height }: Rect): void {
  if (label === "") return;
  const words = shortened(brush, label, Math.max(60, width));
  const length = widthOf(brush, words) + 8;
  const top = y >= 18 ? y - 17 : Math.min(Math.max(y, 0) + 1, y + height);
  const left = Math.max(x, 0);
  brush.globalAlpha = 0.85;
  brush.fillStyle = "#141414";
  brush.fillRect(left, top, length, 16);
  brush.globalAlpha = 1;
  brush.fillStyle = colour;
  brush.fillText(words, left + 4, top + 12);
}

function shortened(brush: Brush, words: string, room: number): string {
  if (widthOf(brush, words) <= room) return words;
  let length = words.length;
  while (length > 1 && widthOf(brush, `${words.slice(0, length)}…`) > room) length--;

  return `${words.slice(0, length)}…`;
}

const widths = new Map<string, number>();

/** Measuring is slow, and labels are the same few words. */
function widthOf(brush: Brush, words: string): number {
  const known = widths.get(words);
  if (known !== undefined) return known;
  if (widths.size > 5000) widths.clear();
  const { width } = brush.measureText(words);
  widths.set(words, width);

  return width;
}

/** Lines of the grid that coordinates are written in. */
export function paintGrid(brush: Brush, { x, y, width, height }: Rect, cells: number): void {
  for (const [lineWidth, colour] of [
    [2.5, "rgba(0, 0, 0, 0.35)"],
    [1, "rgba(255, 255, 255, 0.5)"],
  ] as const) {
    brush.lineWidth = lineWidth;
    brush.strokeStyle = colour;
    for (let line = 0; line <= cells; line++) {
      const across = Math.round(x + (width * line) / cells) + 0.5;
      const down = Math.round(y + (height * line) / cells) + 0.5;
      paintLine(brush, { x: across, y }, { x: across, y: y + height });
      paintLine(brush, { x, y: down }, { x: x + width, y: down });
    }
  }
}

/** Guides through the pointer, over the whole stage. */
export function paintCrosshair(brush: Brush, at: ScreenPoint, { width, height }: Size): void {
  const [x, y] = [Math.round(at.x) + 0.5, Math.round(at.y) + 0.5];
  brush.setLineDash(SOLID);
  for (const [lineWidth, colour] of [
    [3, "rgba(0, 0, 0, 0.4)"],
    [1, "rgba(255, 255, 255, 0.85)"],
  ] as const) {
    brush.lineWidth = lineWidth;
    brush.strokeStyle = colour;
    paintLine(brush, { x, y: 0 }, { x, y: height });
    paintLine(brush, { x: 0, y }, { x: width, y });
  }
}

function paintLine(brush: Brush, from: ScreenPoint, to: ScreenPoint): void {
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x, to.y);
  brush.stroke();
}

/** Eight white squares, dark around. */
export function paintHandles(brush: Brush, handles: readonly ScreenPoint[]): void {
  brush.globalAlpha = 1;
  brush.setLineDash(SOLID);
  brush.lineWidth = 1.5;
  brush.fillStyle = "#ffffff";
  brush.strokeStyle = "#141414";
  for (const { x, y } of handles) {
    brush.fillRect(x - 4, y - 4, 8, 8);
    brush.strokeRect(x - 4, y - 4, 8, 8);
  }
}
