import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { reviveFailed, waitingItemIds } from "#lib/db/run-items.ts";
import { lockRun, saveRun } from "#lib/db/runs.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { RunId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { retried } from "#lib/domain/run.ts";
import { StageName } from "#lib/domain/trace.ts";
import { enqueueMany } from "#lib/queue/enqueue.ts";
import { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";

export const RetryRun = z.object({
  runId: RunId,
  /** Only what failed at this stage; null: before the first. */
  stage: StageName.nullable().optional(),
  /** Only what failed for this reason. */
  reason: z.string().trim().min(1).optional(),
});

/** Lets a run's failed items try again, all or those that failed alike; what else waits is queued already, and stays so. */
export async function retryRun(ctx: Context, failed: z.output<typeof RetryRun>): Promise<{ items: number }> {
  const { runId } = failed;

  return ctx.transact(async (tx) => {
    const run = await lockRun(tx, runId);
    if (!run) throw new Refusal("not-found", { what: "run", id: runId });
    mustBe("admin", ctx.actor, run.projectId);

    const items = await reviveFailed(tx, failed);
    await saveRun(tx, retried(run, items));
    const ids = await waitingItemIds(tx, runId);
    await enqueueMany(
      tx,
      suggestItemJob,
      ids.map((itemId) => ({ runId, itemId })),
    );
    await record(tx, ctx.actor, "run-retried", { projectId: run.projectId, subject: runId });
    await announce(tx, { projectId: run.projectId, kind: "run", id: runId });

    return { items };
  });
}
