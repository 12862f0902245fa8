import { type Box, type ImagePoint, imagePoint, type Size } from "#lib/domain/geometry.ts";

/** How the picture lies on the screen: screen = image · scale + offset, in CSS pixels of the stage. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export type ScreenPoint = { readonly x: number; readonly y: number };

const MARGIN = 12;
const MOST_SCALE = 32;

/** The whole picture in the middle of the stage; never enlarged beyond four times. */
export function fitted(image: Size, stage: Size): Viewport {
  const room = (side: number) => Math.max(1, side - 2 * MARGIN);
  const scale = Math.min(room(stage.width) / image.width, room(stage.height) / image.height, 4);

  return centred(image, stage, scale);
}

/** The picture at a scale, its middle in the middle of the stage. */
export function centred(image: Size, stage: Size, scale: number): Viewport {
  return { scale, x: (stage.width - image.width * scale) / 2, y: (stage.height - image.height * scale) / 2 };
}

/** Zoomed by a factor with the point under the pointer held in place; from a third of the fitted size to 3200 %. */
export function zoomedAt(
  viewport: Viewport,
  at: ScreenPoint,
  { factor, least }: { factor: number; least: number },
): Viewport {
  const scale = Math.min(MOST_SCALE, Math.max(least, viewport.scale * factor));
  const ratio = scale / viewport.scale;

  return { scale, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio };
}

/** Moved by so many screen pixels; at least a corner of the picture stays on the stage. */
export function panned(viewport: Viewport, by: ScreenPoint, { image, stage }: { image: Size; stage: Size }): Viewport {
  const keep = 48;
  const clamp = (at: number, length: number, room: number) => Math.min(room - keep, Math.max(keep - length, at));

  return {
    scale: viewport.scale,
    x: clamp(viewport.x + by.x, image.width * viewport.scale, stage.width),
    y: clamp(viewport.y + by.y, image.height * viewport.scale, stage.height),
  };
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
