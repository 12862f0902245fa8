import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { itemsBySource, type SourceItems } from "#lib/db/item-counts.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { runsOf } from "#lib/db/runs.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import type { Engine } from "#lib/domain/engine.ts";
import { ItemId, ProjectId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Run } from "#lib/domain/run.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const RunList = z.object({
  projectId: ProjectId,
  /** Items chosen elsewhere for the next run; one stands alone in an address. */
  items: z.union([z.array(ItemId), ItemId.transform((one) => [one])]).default([]),
});

/** A run with its recipe's name. */
type ListedRun = Run & { readonly recipe: string };

/** A project's runs, and what a new one may be started on. */
export interface RunListData {
  readonly projectId: ProjectId;
  readonly runs: readonly ListedRun[];
  readonly choices: {
    readonly recipes: readonly { readonly name: string; readonly engines: readonly Engine[] }[];
    readonly sources: readonly SourceItems[];
    readonly chosen: readonly ItemId[];
  };
}

/** The project's runs, the newest first. */
export async function runList(
  { actor, reader }: Reading,
  { projectId, items: chosen }: z.output<typeof RunList>,
): Promise<RunListData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const [runs, kept, sources] = await Promise.all([
    runsOf(reader, projectId),
    recipesOf(reader, projectId),
    itemsBySource(reader, projectId),
  ]);
  const names = new Map(kept.map(({ id, recipe }) => [id, recipe.name]));
  const recipes = offered([...SHIPPED_RECIPES, ...kept.map(({ recipe }) => recipe)]);

  return {
    projectId,
    runs: runs.map((run) => ({ ...run, recipe: names.get(run.recipeId) ?? "" })),
    choices: { recipes, sources, chosen },
  };
}

/** Each name once: what ships is meant where a kept one is called alike. */
function offered(recipes: readonly Recipe[]): RunListData["choices"]["recipes"] {
  return recipes
    .filter(({ name }, at) => recipes.findIndex((other) => other.name === name) === at)
    .map(({ name, engines }) => ({ name, engines: Object.values(engines) }));
}
