import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { countItems } from "#lib/db/item-counts.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { runsOf } from "#lib/db/runs.ts";
import { sourcesOf } from "#lib/db/sources.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { Run } from "#lib/domain/run.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";

export const RunList = z.object({ projectId: ProjectId });

/** A run with its recipe's name. */
type ListedRun = Run & { readonly recipe: string };

/** A project's runs, and what a new one may be started on. */
export interface RunListData {
  readonly projectId: ProjectId;
  readonly runs: readonly ListedRun[];
  readonly choices: {
    readonly recipes: readonly string[];
    readonly items: number;
    readonly unsuggested: number;
    readonly sources: readonly string[];
  };
}

/** The project's runs, the newest first. */
export async function runList(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof RunList>,
): Promise<RunListData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const [runs, recipes, sources, counts] = await Promise.all([
    runsOf(reader, projectId),
    recipesOf(reader, projectId),
    sourcesOf(reader, projectId),
    countItems(reader, projectId),
  ]);
  const names = new Map(recipes.map(({ id, recipe }) => [id, recipe.name]));
  const offered = new Set([...SHIPPED_RECIPES.map(({ name }) => name), ...names.values()]);

  return {
    projectId,
    runs: runs.map((run) => ({ ...run, recipe: names.get(run.recipeId) ?? "" })),
    choices: { recipes: [...offered], sources: sources.map(({ name }) => name), ...counts },
  };
}
