import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId, RecipeId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const RecipePage = z.object({
  projectId: ProjectId,
  /** Of a recipe that comes with the program and that no run has used: its fingerprint. */
  recipeId: z.union([RecipeId, z.string().regex(/^[0-9a-f]{64}$/)]),
});

/** One recipe, as it is pinned in the project or as it comes with the program. */
export async function recipePage(
  { actor, reader }: Reading,
  { projectId, recipeId }: z.output<typeof RecipePage>,
): Promise<{ fingerprint: string; recipe: Recipe }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const kept = (await recipesOf(reader, projectId)).find(({ id }) => id === recipeId);
  if (kept) return { fingerprint: kept.fingerprint, recipe: kept.recipe };
  const recipe = SHIPPED_RECIPES.find((shipped) => fingerprintOf(shipped) === recipeId);
  if (!recipe) throw new Refusal("not-found", { what: "recipe", id: recipeId });

  return { fingerprint: recipeId, recipe };
}
