import { z } from "zod";
import { Engine } from "./engine.ts";
import { sameValue } from "./same-value.ts";

/** Pinned stages, engines and thresholds of the pipeline, known by its fingerprint. Values are SPEC's, each a field. */
export const Recipe = z.object({
  version: z.literal(1),
  name: z.string().trim().min(1).max(80),
  engines: z.object({ tags: Engine, boxes: Engine, judge: Engine, questions: Engine }),
  /** Prompts of language models by name, each by the start of its SHA-256; absent where no engine is told anything. */
  prompts: z.record(z.string(), z.string()).optional(),
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

/** A value in which two recipes differ, by its place as `merge.areaShare`; their names aside. */
export interface RecipeDifference {
  readonly field: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** What two recipes have otherwise, value by value; lists are one value. */
export function recipeDifferences(one: Recipe, other: Recipe): RecipeDifference[] {
  return Recipe.keyof().options.flatMap((field) =>
    field === "name" ? [] : differencesAt(field, one[field], other[field]),
  );
}

function differencesAt(field: string, one: unknown, other: unknown): RecipeDifference[] {
  if (sameValue(one, other)) return [];
  if (!isRecord(one) || !isRecord(other)) return [{ field, one, other }];

  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differencesAt(`${field}.${key}`, one[key], other[key]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What came into a list and what went; its order aside. */
export function listChanges(one: readonly string[], other: readonly string[]): { added: string[]; removed: string[] } {
  return {
    added: other.filter((line) => !one.includes(line)),
    removed: one.filter((line) => !other.includes(line)),
  };
}
