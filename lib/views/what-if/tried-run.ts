import type { Reading } from "#lib/context.ts";
import { type KeptRecipe, recipeById } from "#lib/db/recipes.ts";
import type { TracedRun } from "#lib/db/run-traces.ts";
import { runById } from "#lib/db/runs.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import type { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Run } from "#lib/domain/run.ts";

/** A run that thresholds are tried over. */
export interface TriedRun {
  readonly run: Run;
  readonly kept: KeptRecipe;
  readonly recipe: Recipe;
  readonly traced: TracedRun;
}

/** The project's run, for its admins. */
export async function triedRun(
  { actor, reader }: Reading,
  { projectId, runId }: { readonly projectId: ProjectId; readonly runId: RunId },
): Promise<TriedRun> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const run = await runById(reader, runId);
  const kept = run?.projectId === projectId ? await recipeById(reader, run.recipeId) : null;
  if (!run || !kept) throw new Refusal("not-found", { what: "run", id: runId });
  const { fingerprint, recipe } = kept;

  return { run, kept, recipe, traced: { projectId, runId, fingerprint, notUnderWorkOf: userIdOf(actor) } };
}
