import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { keepRecipe } from "#lib/db/recipes.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const EnsureRecipes = z.object({ projectId: ProjectId });

/** Gives the project every recipe that comes with the program; those that it has stay as they are. */
export async function ensureRecipes(ctx: Context, { projectId }: z.output<typeof EnsureRecipes>): Promise<void> {
  await ctx.transact(async (tx) => {
    mustBe("admin", ctx.actor, projectId);
    for (const recipe of SHIPPED_RECIPES)
      await keepRecipe(tx, projectId, { recipe, fingerprint: fingerprintOf(recipe) });
  });
}
