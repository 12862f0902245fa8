import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { type KeptRecipe, keepRecipe, recipeByName } from "#lib/db/recipes.ts";
import { insertRunItems, waitingItemIds } from "#lib/db/run-items.ts";
import { insertRun, saveRun } from "#lib/db/runs.ts";
import type { Transaction } from "#lib/db/transaction.ts";
import { mustBe, nameOf } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ItemId, newId, ProjectId, type RunId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type RunningRun, startingCounts } from "#lib/domain/run.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { enqueueMany } from "#lib/queue/enqueue.ts";
import { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";

export const StartRun = z.object({
  projectId: ProjectId,
  /** Name of a recipe of the project or of one that comes with the program. */
  recipe: z.string().trim().min(1).default("embedded"),
  items: z.union([z.enum(["all", "unsuggested"]), z.array(ItemId).min(1)]).default("all"),
  /** Only items of this source. */
  source: z.string().trim().min(1).optional(),
});

/** Starts a recipe over items of the project: the run, its items and one job an item, all of it or nothing. */
export async function startRun(
  ctx: Context,
  { projectId, recipe: name, items, source }: z.output<typeof StartRun>,
): Promise<{ runId: RunId; items: number }> {
  return ctx.transact(async (tx) => {
    mustBe("admin", ctx.actor, projectId);
    const recipeId = await keepRecipe(tx, projectId, await recipeNamed(tx, projectId, name));
    const run: RunningRun = {
      id: newId<"Run">(),
      projectId,
      recipeId,
      status: "running",
      counts: startingCounts(0),
      startedBy: nameOf(ctx.actor),
      startedAt: ctx.now(),
    };
    await insertRun(tx, run);
    const total = await insertRunItems(tx, run, {
      ids: typeof items === "string" ? null : items,
      source: source ?? null,
      unsuggested: items === "unsuggested",
    });
    if (total === 0) throw new Refusal("run-has-no-items", {});
    await saveRun(tx, { ...run, counts: startingCounts(total) });
    const ids = await waitingItemIds(tx, run.id);
    await enqueueMany(
      tx,
      suggestItemJob,
      ids.map((itemId) => ({ runId: run.id, itemId })),
    );
    await record(tx, ctx.actor, "run-started", { projectId, subject: run.id });
    await announce(tx, { projectId, kind: "run", id: run.id });

    return { runId: run.id, items: total };
  });
}

async function recipeNamed(tx: Transaction, projectId: ProjectId, name: string): Promise<Omit<KeptRecipe, "id">> {
  const shipped = shippedRecipe(name);
  if (shipped) return { recipe: shipped, fingerprint: fingerprintOf(shipped) };
  const known = await recipeByName(tx, projectId, name);
  if (!known) throw new Refusal("recipe-unknown", { name });

  return known;
}
