import type { Box, Size } from "#lib/domain/geometry.ts";
import { sharp } from "#lib/imaging/libvips.ts";

/** A picture of coloured rectangles on grey, as a camera that was held so would have written it. */
export interface RectanglePicture {
  readonly size: Size;
  readonly rectangles: readonly { readonly colour: string; readonly box: Box }[];
  /** EXIF's number, 1 to 8; the size and the boxes are of the upright picture. */
  readonly orientation: number;
}

/** How the upright picture is turned, and then mirrored, into what the camera stored; by EXIF's number less one. */
const STORED = [
  { turn: 0, mirror: false },
  { turn: 0, mirror: true },
  { turn: 180, mirror: false },
  { turn: 180, mirror: true },
  { turn: 90, mirror: true },
  { turn: 270, mirror: false },
  { turn: 270, mirror: true },
  { turn: 90, mirror: false },
];

/** Its bytes, a JPEG without loss that could be seen. */
export async function rectanglesJpeg({ size, rectangles, orientation }: RectanglePicture): Promise<Buffer> {
  const parts = rectangles.map(({ colour, box: { x1, y1, x2, y2 } }) => ({
    input: { create: { width: x2 - x1, height: y2 - y1, channels: 3 as const, background: colour } },
    ...{ left: x1, top: y1 },
  }));
  const blank = sharp({ create: { ...size, channels: 3, background: "#808080" } });
  const upright = await blank.composite(parts).png().toBuffer();
  const { turn, mirror } = STORED[orientation - 1] ?? { turn: 0, mirror: false };
  const turned = await sharp(upright).rotate(turn).png().toBuffer(); // on its own: libvips would mirror first
  const stored = sharp(turned).flop(mirror).withMetadata({ orientation });

  return stored.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
}
