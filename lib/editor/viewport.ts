import { type Box, type ImagePoint, imagePoint, type Size } from "#lib/domain/geometry.ts";

/** How the picture lies on the screen: screen = image · scale + offset, in CSS pixels of the stage. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export type ScreenPoint = { readonly x: number; readonly y: number };

/** What is shown and where: the picture's size and the stage's. */
export interface Frame {
  readonly image: Size;
  readonly stage: Size;
}

const MARGIN = 12;
const MOST_SCALE = 32;
/** Of the fitted scale: how small the picture may be made. */
const LEAST_SHARE = 1 / 3;
/** Screen pixels of the picture that stay on the stage wherever it is dragged. */
const KEPT = 48;

/** The whole picture in the middle of the stage; never enlarged beyond four times. */
export function fitted({ image, stage }: Frame): Viewport {
  const room = (side: number) => Math.max(1, side - 2 * MARGIN);
  const scale = Math.min(room(stage.width) / image.width, room(stage.height) / image.height, 4);

  return centred({ image, stage }, scale);
}

/** The picture at a scale, its middle in the middle of the stage. */
export function centred({ image, stage }: Frame, scale: number): Viewport {
  return { scale, x: (stage.width - image.width * scale) / 2, y: (stage.height - image.height * scale) / 2 };
}

/** Its offset on whole pixels of a screen that has so many to one of CSS: at 100 % nothing is interpolated. */
export function onWholePixels({ scale, x, y }: Viewport, ratio: number): Viewport {
  return { scale, x: Math.round(x * ratio) / ratio, y: Math.round(y * ratio) / ratio };
}

/** Scaled with one point of the stage held in place; from a third of the fitted size to 3200 %. */
export function scaledAt(
  viewport: Viewport,
  scale: number,
  { at, frame }: { at: ScreenPoint; frame: Frame },
): Viewport {
  const next = Math.min(MOST_SCALE, Math.max(fitted(frame).scale * LEAST_SHARE, scale));
  const ratio = next / viewport.scale;

  return kept({ scale: next, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio }, frame);
}

/** Moved by so many screen pixels; at least a corner of the picture stays on the stage. */
export function panned({ scale, x, y }: Viewport, by: ScreenPoint, frame: Frame): Viewport {
  return kept({ scale, x: x + by.x, y: y + by.y }, frame);
}

function kept({ scale, x, y }: Viewport, { image, stage }: Frame): Viewport {
  const clamp = (at: number, length: number, room: number) => Math.min(room - KEPT, Math.max(KEPT - length, at));

  return {
    scale,
    x: clamp(x, image.width * scale, stage.width),
    y: clamp(y, image.height * scale, stage.height),
  };
}

/** The same middle of the stage after the stage has changed its size. */
export function restaged(viewport: Viewport, before: Size, frame: Frame): Viewport {
  const by = { x: (frame.stage.width - before.width) / 2, y: (frame.stage.height - before.height) / 2 };

  return panned(viewport, by, frame);
}

/** Moved no further than needed to have the box on the stage whole; made smaller first where it is larger than that. */
export function revealed(viewport: Viewport, box: Box, frame: Frame): Viewport {
  const { stage } = frame;
  const room = (side: number) => Math.max(1, side - 2 * MARGIN);
  const most = Math.min(room(stage.width) / (box.x2 - box.x1), room(stage.height) / (box.y2 - box.y1));
  const middle = { x: stage.width / 2, y: stage.height / 2 };
  const scaled = most < viewport.scale ? scaledAt(viewport, most, { at: middle, frame }) : viewport;
  const { x, y, width, height } = toScreen(scaled, box);
  const need = (from: number, length: number, side: number) =>
    Math.max(MARGIN - from, 0) + Math.min(side - MARGIN - from - length, 0);

  return panned(scaled, { x: need(x, width, stage.width), y: need(y, height, stage.height) }, frame);
}

/** The picture's pixel under a point of the stage; may lie outside of the picture. */
export function toImage({ scale, x, y }: Viewport, at: ScreenPoint): ImagePoint {
  return imagePoint((at.x - x) / scale, (at.y - y) / scale);
}

/** A box on the stage. */
export function toScreen({ scale, x, y }: Viewport, box: Box): { x: number; y: number; width: number; height: number } {
  return {
    x: box.x1 * scale + x,
    y: box.y1 * scale + y,
    width: (box.x2 - box.x1) * scale,
    height: (box.y2 - box.y1) * scale,
  };
}
