import type { Box, Size } from "#lib/domain/geometry.ts";
import { sharp } from "./libvips.ts";

/** A box to draw, and how it is told from others. */
export interface Mark {
  readonly box: Box;
  readonly look: "drawn" | "right" | "wrong";
}

const LOOK: Readonly<Record<Mark["look"], string>> = {
  drawn: 'stroke="#ffffff" stroke-width="3"',
  right: 'stroke="#2fb344" stroke-width="3" stroke-dasharray="8 4"',
  wrong: 'stroke="#e5484d" stroke-width="3" stroke-dasharray="8 4"',
};

/** A small JPEG of an upright picture with boxes on it: its long side at most this, each line with a dark rim. */
export async function markedPicture(picture: Uint8Array, marks: readonly Mark[], longSide: number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .flatten({ background: "white" })
    .resize(longSide, longSide, { fit: "inside" })
    .toBuffer({ resolveWithObject: true });
  const { width = 1 } = (await sharp(picture).metadata()).autoOrient;
  const lines = Buffer.from(linesOf(marks, info, info.width / width));

  return sharp(data)
    .composite([{ input: lines, left: 0, top: 0 }])
    .jpeg({ quality: 72, mozjpeg: true })
    .toBuffer();
}

function linesOf(marks: readonly Mark[], { width, height }: Size, scale: number): string {
  const shapes = marks.map(({ box, look }) => {
    const [x1, y1, x2, y2] = [box.x1, box.y1, box.x2, box.y2].map((at) => at * scale);
    const left = Math.max(2, x1 ?? 0);
    const top = Math.max(2, y1 ?? 0);
    const place = `x="${left}" y="${top}" width="${Math.min(width - 2, x2 ?? 0) - left}" height="${Math.min(height - 2, y2 ?? 0) - top}"`;

    return `<rect ${place} fill="none" stroke="#000000" stroke-width="5"/><rect ${place} fill="none" ${LOOK[look]}/>`;
  });

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join("")}</svg>`;
}
