import { z } from "zod";
import { Engine } from "./engine.ts";
import { sameValue } from "./same-value.ts";

/** Pinned stages, engines and thresholds of the pipeline, known by its fingerprint. Values are SPEC's, each a field. */
export const Recipe = z.object({
  version: z.literal(1),
  name: z.string().trim().min(1).max(80),
  engines: z.object({ tags: Engine, boxes: Engine, judge: Engine, questions: Engine }),
  /** Phrases that mean the whole picture and are not grounded; compared in lower case by their head noun. */
  wholeImageWords: z.array(z.string()),
  detectWith: z.enum(["phrase", "name"]),
  boxThreshold: z.number().min(0).max(1),
  textThreshold: z.number().min(0).max(1),
  /** Null: the stage is left out. */
  filter: z.object({ askedAs: z.string(), yesFrom: z.number().min(0).max(1) }).nullable(),
  /** T_a as share of the image, T_o as coverage; null: the stage is left out. */
  merge: z.object({ areaShare: z.number(), coverage: z.number() }).nullable(),
  /** The phrasings of “describe and assess the quality”, each with a cue to give places. */
  questionPool: z.array(z.string()).min(1),
  questions: z.object({ binary: z.number().int().nonnegative(), open: z.number().int().nonnegative() }).nullable(),
  coordinates: z.enum(["disc", "norm"]),
  grid: z.object({ columns: z.number().int().positive(), rows: z.number().int().positive() }),
  seed: z.number().int(),
});
export type Recipe = z.infer<typeof Recipe>;

/** A field in which two recipes differ; their names aside. */
export interface RecipeDifference {
  readonly field: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** What two recipes have otherwise, field by field. */
export function recipeDifferences(one: Recipe, other: Recipe): RecipeDifference[] {
  return Recipe.keyof().options.flatMap((field) =>
    field === "name" || sameValue(one[field], other[field]) ? [] : [{ field, one: one[field], other: other[field] }],
  );
}
