import { z } from "zod";
import { Distortion } from "#lib/domain/item.ts";
import { Effect } from "#lib/domain/taxonomy.ts";

/** Unicode code points, as in every file. */
const Range = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
/** Pixels of the upright picture. */
const Corners = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** What rules were made on, and what was put aside before. */
const Part = z.enum(["work", "held-out"]).default("held-out");

/** A text with the tags that people marked in it; what is said of the whole picture is not among them. */
const MarkedText = z.object({
  id: z.string(),
  part: Part,
  text: z.string(),
  tags: z.array(z.object({ span: Range, quality: z.string(), effect: Effect })),
});
export type MarkedText = z.output<typeof MarkedText>;

/** A phrase of a photo with the boxes that people drew; `unseen`: nothing that the embedded detector could know. */
const MarkedPhrase = z.object({
  photo: z.string(),
  phrase: z.string(),
  kind: z.enum(["class", "stuff", "unseen"]),
  boxes: z.array(Corners),
});
export type MarkedPhrase = z.output<typeof MarkedPhrase>;

/** A question about a patch whose answer is known, because the distortions were put in. */
const MarkedPatch = z.object({
  photo: z.string(),
  part: Part,
  distortions: z.array(Distortion).default([]),
  /** Empty, and no distortions: the picture as it is. */
  seed: z.string().default(""),
  box: Corners.nullable(),
  quality: z.string(),
  question: z.string(),
  answer: z.enum(["yes", "no"]),
});
export type MarkedPatch = z.output<typeof MarkedPatch>;

/** The files of an evaluation set, each a list; a set need not hold them all. */
export const EVALUATION_FILES = {
  tags: z.array(MarkedText),
  boxes: z.array(MarkedPhrase),
  patches: z.array(MarkedPatch),
} as const;
