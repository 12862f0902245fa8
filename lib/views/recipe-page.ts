import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId, RecipeId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const RecipePage = z.object({ projectId: ProjectId, recipeId: RecipeId });

/** One recipe of the project, as it is pinned. */
export async function recipePage(
  { actor, reader }: Reading,
  { projectId, recipeId }: z.output<typeof RecipePage>,
): Promise<{ fingerprint: string; recipe: Recipe }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const kept = (await recipesOf(reader, projectId)).find(({ id }) => id === recipeId);
  if (!kept) throw new Refusal("not-found", { what: "recipe", id: recipeId });

  return { fingerprint: kept.fingerprint, recipe: kept.recipe };
}
