import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId, type RecipeId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const RecipeList = z.object({ projectId: ProjectId });

/** The project's recipes and those that come with the program; without an id: not used here yet. */
export interface RecipeListData {
  readonly projectId: ProjectId;
  readonly recipes: readonly {
    readonly id: RecipeId | null;
    readonly fingerprint: string;
    readonly recipe: Recipe;
  }[];
}

/** What a run may be started with. */
export async function recipeList(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof RecipeList>,
): Promise<RecipeListData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const kept = await recipesOf(reader, projectId);
  const known = new Set(kept.map(({ fingerprint }) => fingerprint));
  const shipped = SHIPPED_RECIPES.map((recipe) => ({ id: null, recipe, fingerprint: fingerprintOf(recipe) }));

  return { projectId, recipes: [...kept, ...shipped.filter(({ fingerprint }) => !known.has(fingerprint))] };
}
