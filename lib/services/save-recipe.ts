import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { keepRecipe, lockRecipeNames, recipeByName, recipesOf } from "#lib/db/recipes.ts";
import type { Transaction } from "#lib/db/transaction.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId, type RecipeId } from "#lib/domain/ids.ts";
import { Recipe } from "#lib/domain/recipe.ts";
import { changedRecipe, RecipeChanges } from "#lib/domain/recipe-changes.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { SHIPPED_RECIPES, shippedRecipe } from "#lib/pipeline/recipes.ts";

export const SaveRecipe = z.object({
  projectId: ProjectId,
  /** The recipe that it is a copy of: its fingerprint, or its name, which a newer one that ships may have too. */
  from: z.string().trim().min(1),
  name: Recipe.shape.name,
  changes: RecipeChanges,
});

/** Keeps a changed copy of a recipe under a name of its own. Recipes that runs have used stay what they were. */
export async function saveRecipe(
  ctx: Context,
  { projectId, from, name, changes }: z.output<typeof SaveRecipe>,
): Promise<{ recipeId: RecipeId; fingerprint: string }> {
  return ctx.transact(async (tx) => {
    mustBe("admin", ctx.actor, projectId);
    const original = await originalOf(tx, projectId, from);
    const recipe = changedRecipe(original, name, changes);
    const fingerprint = fingerprintOf(recipe);
    await mustBeFree(tx, projectId, { name, fingerprint });
    const recipeId = await keepRecipe(tx, projectId, { recipe, fingerprint });
    await record(tx, ctx.actor, "recipe-saved", { projectId, subject: recipeId });

    return { recipeId, fingerprint };
  });
}

async function originalOf(tx: Transaction, projectId: ProjectId, from: string): Promise<Recipe> {
  const known = (await recipesOf(tx, projectId)).find(({ fingerprint }) => fingerprint === from)?.recipe;
  const shipped = SHIPPED_RECIPES.find((recipe) => fingerprintOf(recipe) === from) ?? shippedRecipe(from);
  const original = known ?? shipped ?? (await recipeByName(tx, projectId, from))?.recipe;
  if (!original) throw new Refusal("recipe-unknown", { name: from });

  return original;
}

/** Refuses a name that another recipe has, letter case aside; the same recipe may be saved again. */
async function mustBeFree(
  tx: Transaction,
  projectId: ProjectId,
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
): Promise<void> {
  await lockRecipeNames(tx, projectId);
  const known = await recipesOf(tx, projectId);
  const taken = [
    ...SHIPPED_RECIPES,
    ...known.filter((one) => one.fingerprint !== fingerprint).map((one) => one.recipe),
  ];
  if (taken.some((recipe) => recipe.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal("recipe-name-taken", { name });
}
