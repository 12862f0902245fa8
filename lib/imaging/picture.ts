import type { Box, Size } from "#lib/domain/geometry.ts";
import { MAX_PIXELS } from "#lib/domain/image.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import { type Sharp, sharp } from "./libvips.ts";

/** Up to here the decoded picture is kept for its crops (75 MB); a larger one is decoded anew for each. */
const KEPT_PIXELS = 25_000_000;

const CHANNELS = 3;

/**
 * Opens stored bytes as the picture that engines look at: upright, sRGB, transparent parts on white. Refused where they
 * are none, then or when its pixels are first asked for.
 */
export async function openPicture(bytes: Uint8Array, { sha256 }: { readonly sha256: string }): Promise<Picture> {
  const opened = sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  const { width, height } = (await opened.catch(notReadable)).autoOrient;
  const source = width * height <= KEPT_PIXELS ? decodedOnce(bytes) : async () => upright(bytes);

  return {
    size: { width, height },
    sha256,
    crop: async (box) => pixelsOf((await source()).extract(wholePixels(box, { width, height }))),
    encodedCrop: async (box) => {
      const part = (await source()).extract(wholePixels(box, { width, height }));

      return { bytes: await part.png({ compressionLevel: 3 }).toBuffer().catch(notReadable), type: "image/png" };
    },
    stretched: async (size) => pixelsOf((await source()).resize(size.width, size.height, { fit: "fill" })),
    fitted: async (longestSide) =>
      pixelsOf((await source()).resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })),
  };
}

function notReadable(error: Error): never {
  throw new Refusal("picture-not-readable", { why: error.message.trim().split("\n").at(-1) ?? "" });
}

function upright(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .autoOrient()
    .flatten({ background: "white" })
    .toColourspace("srgb");
}

function decodedOnce(bytes: Uint8Array): () => Promise<Sharp> {
  let decoded: Promise<Pixels> | undefined;

  return async () => {
    decoded ??= pixelsOf(upright(bytes));
    const { data, width, height } = await decoded;

    return sharp(data, { raw: { width, height, channels: CHANNELS }, limitInputPixels: MAX_PIXELS });
  };
}

/** Three channels, whatever the picture had. */
async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch(notReadable);

  return { data, width: info.width, height: info.height };
}

function wholePixels({ x1, y1, x2, y2 }: Box, { width, height }: Size) {
  const left = Math.max(0, Math.floor(x1));
  const top = Math.max(0, Math.floor(y1));

  return {
    left,
    top,
    width: Math.max(1, Math.min(width, Math.ceil(x2)) - left),
    height: Math.max(1, Math.min(height, Math.ceil(y2)) - top),
  };
}
