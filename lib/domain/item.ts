import { z } from "zod";
import { TextOrigin } from "./taxonomy.ts";

/** A distortion put on a clean picture, as the dataset names it; `shfit` and the like are kept verbatim. */
export const Distortion = z.object({
  class: z.string(),
  name: z.string(),
  severity: z.number().int(),
  /** Severities of the scale: 5 for single, 3 for multiple distortions. */
  scale: z.union([z.literal(5), z.literal(3)]),
});
export type Distortion = z.infer<typeof Distortion>;

/** One row of a label file, read and understood: a picture by its file, and one description of it. */
export const ItemRow = z.object({
  /** As the file has it. */
  externalId: z.string(),
  /** Path below the image folder, `/` between its parts. */
  imagePath: z.string(),
  description: z.string(),
  textOrigin: TextOrigin,
  /** Pseudonym of who wrote the text; null where the dataset does not tell. */
  annotator: z.string().nullable(),
  /** Name of the image set; `unresolved` where path and name cannot tell. */
  source: z.string(),
  /** Pictures of one group go together in splits: a reference and its distorted versions; null: the picture alone. */
  imageGroup: z.string().nullable(),
  distortions: z.array(Distortion),
  /** Mean opinion score from a manifest; null: not known. */
  mos: z.number().nullable(),
});
export type ItemRow = z.infer<typeof ItemRow>;
