import { RENDITION_SIDE, type Rendition } from "#lib/domain/image.ts";
import { sharp } from "./libvips.ts";

/** Pixels of an upright sRGB picture, already no larger than the largest rendition. */
export interface FittedPixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** JPEG quality, and whether colour keeps its full resolution. */
const ENCODING = {
  thumbnail: { quality: 80 },
  fitted: { quality: 90, chromaSubsampling: "4:4:4" },
} as const;

/** Makes every rendition from pixels that were decoded once. */
export async function renditionsOf(pixels: FittedPixels): Promise<Record<Rendition, Buffer>> {
  const [thumbnail, fitted] = await Promise.all([rendition(pixels, "thumbnail"), rendition(pixels, "fitted")]);

  return { thumbnail, fitted };
}

function rendition({ data, width, height, channels }: FittedPixels, name: Rendition): Promise<Buffer> {
  const side = RENDITION_SIDE[name];
  const picture = sharp(data, { raw: { width, height, channels } });
  const needed = Math.max(width, height) > side;
  const sized = needed ? picture.resize(side, side, { fit: "inside" }) : picture;

  return sized.jpeg(ENCODING[name]).toBuffer();
}
