import { z } from "zod";
import { Coordinates } from "./sample.ts";
import { TextOrigin } from "./taxonomy.ts";

/** A file of an export: what it holds, and how to tell that it is whole. */
export const ExportedFile = z.object({
  name: z.string(),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ExportedFile = z.infer<typeof ExportedFile>;

/** Samples of one image set, and whether its pixels may be passed on. */
export const ExportedSource = z.object({
  name: z.string(),
  licence: z.string(),
  redistributable: z.boolean(),
  samples: z.number().int(),
});
export type ExportedSource = z.infer<typeof ExportedSource>;

/** Why something is not among the samples. */
export const LeftOutReason = z.enum(["no-grounded-mention", "text-holds-grounding"]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** The checksummed list of an export, written last: where it stands, the export is whole. */
export const Manifest = z.object({
  format: z.literal("giqa"),
  version: z.literal(1),
  project: z.string(),
  madeAt: z.iso.datetime(),
  coordinates: Coordinates,
  files: z.array(ExportedFile),
  sources: z.array(ExportedSource),
  /** Samples by who wrote the source text. */
  textOrigins: z.partialRecord(TextOrigin, z.number().int()),
  leftOut: z.array(z.object({ file: z.string(), reason: LeftOutReason, count: z.number().int() })),
});
export type Manifest = z.infer<typeof Manifest>;
