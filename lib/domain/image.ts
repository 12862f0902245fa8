import { z } from "zod";
import { Size } from "./geometry.ts";

/** What the picture's bytes say of it, after decoding them for real. Size is of the upright picture. */
export const ImageFacts = Size.extend({
  /** SHA-256 of the bytes as they came, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  format: z.enum(["jpeg", "png", "webp", "gif", "tiff", "avif"]),
  /** EXIF orientation as recorded, 1 to 8; applied by every decoder and never written back. */
  orientation: z.number().int().min(1).max(8),
  /** Name of the embedded colour profile; null: none, read as sRGB. */
  profile: z.string().nullable(),
  /** 64 bits of the perceptual hash of the upright picture, hexadecimal. */
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
});
export type ImageFacts = z.infer<typeof ImageFacts>;

export type ImageRefusals = { "picture-not-readable": { why: string } };

/** Smaller copies made from the original: never shown at 100 % or more. */
export const Rendition = z.enum(["thumbnail", "fitted"]);
export type Rendition = z.infer<typeof Rendition>;

/** Longest side in pixels. */
export const RENDITION_SIDE: Readonly<Record<Rendition, number>> = { thumbnail: 256, fitted: 1600 };

/** Largest picture taken in, in pixels. */
export const MAX_PIXELS = 100_000_000;

/** Why a picture file is not taken in. */
export const ImageProblem = z.enum([
  "image-empty",
  "image-not-a-picture",
  "image-truncated",
  "image-too-large",
  "image-animated",
  "image-cmyk",
  "image-16-bit",
  "image-format-unsupported",
]);
export type ImageProblem = z.infer<typeof ImageProblem>;
