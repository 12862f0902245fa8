import { z } from "zod";

/** What a quality does to the whole picture's quality (the paper's T_e; `none` is its “no impact”). */
export const Effect = z.enum(["negative", "none", "positive"]);
export type Effect = z.infer<typeof Effect>;

/** Which property of the picture a quality speaks of. */
export const Attribute = z.enum([
  "sharpness",
  "exposure",
  "noise",
  "colour",
  "contrast",
  "compression",
  "texture",
  "composition",
  "other",
]);
export type Attribute = z.infer<typeof Attribute>;

/** 1 bad, 2 poor, 3 fair, 4 good, 5 excellent (ITU-R BT.500). */
export const Degree = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Degree = z.infer<typeof Degree>;

export const DEGREES: readonly Degree[] = [1, 2, 3, 4, 5];

/** Who wrote a source text; an edited text keeps its origin and says so elsewhere. */
export const TextOrigin = z.enum(["human", "gpt-4v", "llm-edited"]);
export type TextOrigin = z.infer<typeof TextOrigin>;

/** `binary` asks for Yes or No; the open kinds by their first word (Which counts as What). */
export const QuestionKind = z.enum(["binary", "what", "why", "how"]);
export type QuestionKind = z.infer<typeof QuestionKind>;
