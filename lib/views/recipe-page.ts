import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { runsOf } from "#lib/db/runs.ts";
import { countSuggestions } from "#lib/db/suggestion-lists.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId, RecipeId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Run } from "#lib/domain/run.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const RecipePage = z.object({
  projectId: ProjectId,
  /** Of a recipe that comes with the program and that no run has used: its fingerprint. */
  recipeId: z.union([RecipeId, z.string().regex(/^[0-9a-f]{64}$/)]),
});

/** A recipe, and where it is used. */
export interface RecipePageData {
  readonly projectId: ProjectId;
  readonly recipeId: string;
  readonly fingerprint: string;
  readonly recipe: Recipe;
  /** The newest first. */
  readonly runs: readonly Run[];
  readonly suggestions: number;
  /** Names that a copy cannot have. */
  readonly names: readonly string[];
}

/** One recipe, as it is pinned in the project or as it comes with the program. */
export async function recipePage(
  { actor, reader }: Reading,
  { projectId, recipeId }: z.output<typeof RecipePage>,
): Promise<RecipePageData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const known = await recipesOf(reader, projectId);
  const shipped = SHIPPED_RECIPES.map((recipe) => ({ id: null, recipe, fingerprint: fingerprintOf(recipe) }));
  const found = known.find(({ id }) => id === recipeId) ?? shipped.find(({ fingerprint }) => fingerprint === recipeId);
  if (!found) throw new Refusal("not-found", { what: "recipe", id: recipeId });
  const { fingerprint, recipe, id } = found;
  const [runs, suggestions] = await Promise.all([
    id ? runsOf(reader, projectId) : [],
    countSuggestions(reader, { projectId, fingerprint, notUnderWorkOf: null }),
  ]);
  const names = [...new Set([...known, ...shipped].map((one) => one.recipe.name))];

  return {
    ...{ projectId, recipeId, fingerprint, recipe, suggestions, names },
    runs: runs.filter((run) => run.recipeId === id),
  };
}
