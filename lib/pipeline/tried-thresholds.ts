import { z } from "zod";
import type { Recipe } from "#lib/domain/recipe.ts";
import { RecipeChanges } from "#lib/domain/recipe-changes.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import { type Thresholds, thresholdsOf } from "./explain.ts";

/** Thresholds that are tried in place of a recipe's own; what is not said stays. */
export const ThresholdChanges = RecipeChanges.pick({
  boxThreshold: true,
  textThreshold: true,
  yesFrom: true,
  merge: true,
});
export type ThresholdChanges = z.infer<typeof ThresholdChanges>;

/** The same as JSON, as addresses and commands have it; none where nothing is said. */
export const WrittenChanges = z
  .string()
  .default("{}")
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue('must be JSON as {"boxThreshold": 0.4, "merge": null}');

      return z.NEVER;
    }
  })
  .pipe(ThresholdChanges);

/** The recipe's thresholds with the changes. Refused where the kept answers cannot tell: they hold nothing under its own. */
export function thresholdsTried(recipe: Recipe, changes: ThresholdChanges): Thresholds {
  const { boxThreshold, textThreshold, yesFrom, merge } = changes;
  const own = thresholdsOf(recipe);
  atLeast("boxThreshold", boxThreshold, own.boxThreshold);
  atLeast("textThreshold", textThreshold, own.textThreshold);
  if (typeof yesFrom === "number" && own.yesFrom === null)
    throw new Refusal("bad-input", {
      field: "yesFrom",
      problem: "the recipe leaves the filter out: no verdict is kept",
    });

  return {
    boxThreshold: boxThreshold ?? own.boxThreshold,
    textThreshold: textThreshold ?? own.textThreshold,
    yesFrom: yesFrom === undefined ? own.yesFrom : yesFrom,
    merge: merge === undefined ? own.merge : merge,
  };
}

function atLeast(field: "boxThreshold" | "textThreshold", tried: number | undefined, own: number): void {
  if (tried !== undefined && tried < own)
    throw new Refusal("bad-input", {
      field,
      problem: `must not be under the recipe’s own ${own}: no answer holds less`,
    });
}

/** What these thresholds have otherwise than the recipe. */
export function changesOf(recipe: Recipe, thresholds: Thresholds): ThresholdChanges {
  const own = thresholdsOf(recipe);
  const { boxThreshold, textThreshold, yesFrom, merge } = thresholds;

  return {
    ...(boxThreshold !== own.boxThreshold && { boxThreshold }),
    ...(textThreshold !== own.textThreshold && { textThreshold }),
    ...(yesFrom !== own.yesFrom && { yesFrom }),
    ...(!sameValue(merge, own.merge) && { merge }),
  };
}

/** The thresholds that an address tells; the recipe's own where it tells none that may be tried. */
export function thresholdsIn(recipe: Recipe, written: string | undefined): Thresholds {
  const changes = WrittenChanges.safeParse(written);
  try {
    return thresholdsTried(recipe, changes.data ?? {});
  } catch (error) {
    if (error instanceof Refusal) return thresholdsOf(recipe);
    throw error;
  }
}
