import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { keepRecipe, recipeByName } from "#lib/db/recipes.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId, type RecipeId } from "#lib/domain/ids.ts";
import { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";

/** What a copy of a recipe may have otherwise; what is not said stays. */
const Changes = z.strictObject({
  /** Whole engines, of the ports that another one answers. */
  engines: Recipe.shape.engines.partial().optional(),
  boxThreshold: Recipe.shape.boxThreshold.optional(),
  textThreshold: Recipe.shape.textThreshold.optional(),
  detectWith: Recipe.shape.detectWith.optional(),
  /** Null: the filter is left out. */
  yesFrom: z.number().min(0).max(1).nullable().optional(),
  /** Null: merging is left out. */
  merge: Recipe.shape.merge.optional(),
  coordinates: Recipe.shape.coordinates.optional(),
  questions: Recipe.shape.questions.optional(),
  seed: Recipe.shape.seed.optional(),
});

export const SaveRecipe = z.object({
  projectId: ProjectId,
  /** Name of the recipe that it is a copy of. */
  from: z.string().trim().min(1),
  name: Recipe.shape.name,
  changes: Changes,
});

/** Keeps a changed copy of a recipe under a name of its own. Recipes that runs have used stay what they were. */
export async function saveRecipe(
  ctx: Context,
  { projectId, from, name, changes }: z.output<typeof SaveRecipe>,
): Promise<{ recipeId: RecipeId; fingerprint: string }> {
  return ctx.transact(async (tx) => {
    mustBe("admin", ctx.actor, projectId);
    if (shippedRecipe(name)) throw new Refusal("recipe-name-taken", { name });
    const original = shippedRecipe(from) ?? (await recipeByName(tx, projectId, from))?.recipe;
    if (!original) throw new Refusal("recipe-unknown", { name: from });
    const recipe = Recipe.parse(changed(original, name, changes));
    const fingerprint = fingerprintOf(recipe);
    const recipeId = await keepRecipe(tx, projectId, { recipe, fingerprint });
    await record(tx, ctx.actor, "recipe-saved", { projectId, subject: recipeId });

    return { recipeId, fingerprint };
  });
}

function changed(recipe: Recipe, name: string, { yesFrom, engines, ...rest }: z.output<typeof Changes>): unknown {
  const askedAs = recipe.filter?.askedAs ?? "Is the image quality <T_q>?";
  const filter = yesFrom === undefined ? recipe.filter : yesFrom === null ? null : { askedAs, yesFrom };
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));

  return { ...recipe, ...said, engines: { ...recipe.engines, ...engines }, filter, name };
}
