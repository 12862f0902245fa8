import { toScreen, type Viewport } from "#lib/editor/viewport.ts";
import type { DrawnBox } from "./drawn-box.ts";

type Brush = CanvasRenderingContext2D;

const DASH = [6, 4];
const LABEL_FONT = "12px system-ui, sans-serif";

/** Draws boxes one by one: one path of many rectangles is far slower. Dark under light, so any picture shows them. */
export function paintBoxes(brush: Brush, boxes: readonly DrawnBox[], viewport: Viewport): void {
  for (const one of boxes) paintBox(brush, one, viewport);
  brush.setLineDash([]);
  for (const one of boxes) if (!one.isDim) paintLabel(brush, one, viewport);
  brush.globalAlpha = 1;
}

function paintBox(brush: Brush, { box, colour, stroke, isLit, isDim }: DrawnBox, viewport: Viewport): void {
  const { x, y, width, height } = toScreen(viewport, box);
  brush.globalAlpha = isDim ? 0.35 : 1;
  brush.setLineDash(stroke === "dashed" ? DASH : []);
  brush.lineWidth = isLit ? 5 : 3.5;
  brush.strokeStyle = "rgba(0, 0, 0, 0.65)";
  brush.strokeRect(x, y, width, height);
  brush.lineWidth = isLit ? 3 : 1.75;
  brush.strokeStyle = colour;
  brush.strokeRect(x, y, width, height);
  if (!isLit) return;
  brush.globalAlpha = 0.12;
  brush.fillStyle = colour;
  brush.fillRect(x, y, width, height);
}

/** Words on the upper edge, inside where there is no room above; none where the box is smaller than they are high. */
function paintLabel(brush: Brush, { box, label, colour }: DrawnBox, viewport: Viewport): void {
  const { x, y, width } = toScreen(viewport, box);
  if (width < 24 || label === "") return;
  brush.font = LABEL_FONT;
  const words = shortened(brush, label, Math.max(60, width));
  const length = brush.measureText(words).width + 8;
  const top = y >= 18 ? y - 17 : y + 1;
  brush.globalAlpha = 0.85;
  brush.fillStyle = "#141414";
  brush.fillRect(x, top, length, 16);
  brush.globalAlpha = 1;
  brush.fillStyle = colour;
  brush.fillText(words, x + 4, top + 12);
}

function shortened(brush: Brush, words: string, room: number): string {
  if (brush.measureText(words).width <= room) return words;
  let length = words.length;
  while (length > 1 && brush.measureText(`${words.slice(0, length)}…`).width > room) length--;

  return `${words.slice(0, length)}…`;
}

/** Lines of the grid that coordinates are written in. */
export function paintGrid(
  brush: Brush,
  place: { x: number; y: number; width: number; height: number },
  cells: number,
): void {
  brush.lineWidth = 1;
  brush.strokeStyle = "rgba(255, 255, 255, 0.35)";
  for (let line = 0; line <= cells; line++) {
    const across = Math.round(place.x + (place.width * line) / cells) + 0.5;
    const down = Math.round(place.y + (place.height * line) / cells) + 0.5;
    brush.beginPath();
    brush.moveTo(across, place.y);
    brush.lineTo(across, place.y + place.height);
    brush.moveTo(place.x, down);
    brush.lineTo(place.x + place.width, down);
    brush.stroke();
  }
}
