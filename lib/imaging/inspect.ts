import { createHash } from "node:crypto";
import { type ImageFacts, type ImageProblem, MAX_PIXELS, RENDITION_SIDE, type Rendition } from "#lib/domain/image.ts";
import { type Metadata, sharp } from "./libvips.ts";
import { HASH_SIDE, perceptualHash } from "./perceptual-hash.ts";
import { profileName } from "./profile-name.ts";
import { type FittedPixels, renditionsOf } from "./renditions.ts";
import { sniff } from "./sniff.ts";

/** What a file turned out to be: a picture that can be taken in, with its renditions, or why not. */
export type Inspection =
  | { readonly facts: ImageFacts; readonly renditions: Record<Rendition, Buffer> }
  | { readonly problem: ImageProblem; readonly detail: string };

/** Decodes the picture once, for real, whatever its file is called. Nothing in the bytes makes it throw. */
export async function inspect(bytes: Buffer): Promise<Inspection> {
  if (bytes.length === 0) return { problem: "image-empty", detail: "0 bytes" };
  const kind = sniff(bytes);
  if (kind === "unknown") return { problem: "image-not-a-picture", detail: startOf(bytes) };
  if (kind === "other-picture") return { problem: "image-format-unsupported", detail: startOf(bytes) };
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: Error) => error);
  if (metadata instanceof Error) return { problem: "image-truncated", detail: sentence(metadata) };
  const problem = unfit(metadata);
  if (problem) return problem;
  try {
    return await takeIn(bytes, metadata, kind);
  } catch (error) {
    return { problem: "image-truncated", detail: sentence(error) };
  }
}

/** Bounds and kinds that the header alone tells, so that nothing too large is ever decoded. */
function unfit(metadata: Metadata): { problem: ImageProblem; detail: string } | null {
  const { width, height, pages, pageHeight, space, depth, bitsPerSample } = metadata;
  const size = `${width} × ${pageHeight ?? height}`;
  if (width * (pageHeight ?? height) > MAX_PIXELS) return { problem: "image-too-large", detail: size };
  if ((pages ?? 1) > 1) return { problem: "image-animated", detail: `${pages} frames` };
  if (space === "cmyk") return { problem: "image-cmyk", detail: size };
  if (depth !== "uchar" || (bitsPerSample ?? 8) > 8)
    return { problem: "image-16-bit", detail: `${bitsPerSample ?? depth} bits a channel` };

  return null;
}

async function takeIn(bytes: Buffer, metadata: Metadata, format: ImageFacts["format"]): Promise<Inspection> {
  const pixels = await decodeFitted(bytes);
  const [renditions, grey] = await Promise.all([renditionsOf(pixels), greyOf(pixels)]);
  const { width, height } = metadata.autoOrient;
  const facts: ImageFacts = {
    width,
    height,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    format,
    orientation: metadata.orientation ?? 1,
    profile: metadata.icc ? profileName(metadata.icc) : null,
    perceptualHash: perceptualHash(grey),
  };

  return { facts, renditions };
}

/** Upright, in sRGB by the embedded profile, transparent parts on white; smaller, never larger. */
async function decodeFitted(bytes: Buffer): Promise<FittedPixels> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true })
    .autoOrient()
    .resize(RENDITION_SIDE.fitted, RENDITION_SIDE.fitted, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });

  return { data, width: info.width, height: info.height, channels: info.channels as FittedPixels["channels"] };
}

function greyOf({ data, width, height, channels }: FittedPixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } })
    .resize(HASH_SIDE, HASH_SIDE, { fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
}

function startOf(bytes: Buffer): string {
  return `begins with ${JSON.stringify(bytes.toString("latin1", 0, 24)).slice(0, 80)}`;
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 200) ?? "";
}
