import { z } from "zod";
import { Engine } from "./engine.ts";
import { Size } from "./geometry.ts";
import { GroundedText } from "./grounded-text.ts";
import { Degree, QuestionKind, TextOrigin } from "./taxonomy.ts";

/** How a sample's text writes places: grid cells (`disc`) or two decimals (`norm`). The boxes stay exact beside it. */
export const Coordinates = z.object({
  mode: z.enum(["disc", "norm"]),
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
});
export type Coordinates = z.infer<typeof Coordinates>;

/** The picture a sample is about, as a file names it. */
export const SampleImage = Size.extend({
  /** The path that it was imported by. */
  file: z.string(),
  sha256: z.string(),
  /** EXIF orientation of the file; width, height and boxes are of the upright picture. */
  orientation: z.number().int().min(1).max(8),
  source: z.string(),
  licence: z.string(),
});
export type SampleImage = z.infer<typeof SampleImage>;

/** Where a sample comes from: who said so, by which recipe or under which protocol. */
export const SampleOrigin = z.object({
  kind: z.enum(["suggestion", "annotation"]),
  recipe: z.object({ name: z.string(), fingerprint: z.string() }).nullable(),
  protocol: z.string().nullable(),
  round: z.number().int().nullable(),
  revision: z.number().int().nullable(),
  /** Whose words and boxes they are; empty where an expert answers for them. */
  engines: z.array(Engine),
  /** Of the source description. */
  textOrigin: TextOrigin,
  /** Did an expert change the description? */
  textEdited: z.boolean(),
});
export type SampleOrigin = z.infer<typeof SampleOrigin>;

const Common = {
  id: z.string(),
  image: SampleImage,
  question: GroundedText,
  answer: GroundedText,
  origin: SampleOrigin,
};

/** One sample of GIQA-DES (a grounded description, with the picture's overall degree) or GIQA-VQA (a grounded question). */
export const Sample = z.discriminatedUnion("task", [
  z.object({ task: z.literal("des"), overall: Degree.nullable(), ...Common }),
  z.object({ task: z.literal("vqa"), kind: QuestionKind, ...Common }),
]);
export type Sample = z.infer<typeof Sample>;
