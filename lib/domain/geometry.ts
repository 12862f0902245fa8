import { z } from "zod";

/** Width and height of an upright image, in pixels. */
export const Size = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
export type Size = z.infer<typeof Size>;

/** A point in pixels of the upright original; never a screen point. */
export type ImagePoint = { readonly x: number; readonly y: number; readonly __space: "image" };

/** Marks coordinates as pixels of the upright original. */
export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}

/** A box in pixels of the upright original, `0 ≤ x1 < x2 ≤ width`, likewise y; floats, never screen pixels. */
export const Box = z
  .object({ x1: z.number().nonnegative(), y1: z.number().nonnegative(), x2: z.number(), y2: z.number() })
  .refine(({ x1, y1, x2, y2 }) => x1 < x2 && y1 < y2, "x1 < x2 and y1 < y2");
export type Box = z.infer<typeof Box>;

/** Area in square pixels. */
export function area(box: Box): number {
  return (box.x2 - box.x1) * (box.y2 - box.y1);
}

/** Area that two boxes share: 0 where they only touch. */
function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);

  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union: 1 for the same box, 0 for boxes that do not meet. */
export function iou(a: Box, b: Box): number {
  const shared = intersection(a, b);
  const union = area(a) + area(b) - shared;

  return union > 0 ? shared / union : 0;
}

/** Intersection over the smaller area: 1 when one box lies within the other. The paper's coverage ratio (Alg. 1). */
export function coverage(a: Box, b: Box): number {
  const smaller = Math.min(area(a), area(b));

  return smaller > 0 ? intersection(a, b) / smaller : 0;
}

/** Do the closed rectangles share at least a point? */
export function touch(a: Box, b: Box): boolean {
  return a.x1 <= b.x2 && b.x1 <= a.x2 && a.y1 <= b.y2 && b.y1 <= a.y2;
}

/** The smallest box that holds both. */
export function hull(a: Box, b: Box): Box {
  return {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  };
}

/** The part of a box that lies on the image; null when nothing is left. */
export function clamp(box: Box, { width, height }: Size): Box | null {
  const x1 = Math.max(0, Math.min(width, box.x1));
  const y1 = Math.max(0, Math.min(height, box.y1));
  const x2 = Math.max(0, Math.min(width, box.x2));
  const y2 = Math.max(0, Math.min(height, box.y2));

  return x1 < x2 && y1 < y2 ? { x1, y1, x2, y2 } : null;
}

/** The box spanned by two corners in any order, clamped; null when it has no area on the image. */
export function spanned(a: ImagePoint, b: ImagePoint, size: Size): Box | null {
  return clamp(
    { x1: Math.min(a.x, b.x), y1: Math.min(a.y, b.y), x2: Math.max(a.x, b.x), y2: Math.max(a.y, b.y) },
    size,
  );
}

/** Moves a box by whole or part pixels, kept whole inside the image. */
export function moved(box: Box, { dx, dy }: { dx: number; dy: number }, { width, height }: Size): Box {
  const x = Math.max(-box.x1, Math.min(width - box.x2, dx));
  const y = Math.max(-box.y1, Math.min(height - box.y2, dy));

  return { x1: box.x1 + x, y1: box.y1 + y, x2: box.x2 + x, y2: box.y2 + y };
}

/** Is the box whole on the image? */
export function isOn(box: Box, { width, height }: Size): boolean {
  return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= width && box.y2 <= height;
}
