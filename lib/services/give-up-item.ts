import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { announce } from "#lib/db/changes.ts";
import { endRunItem, failureOf } from "#lib/db/run-items.ts";
import { lockRun, saveRun } from "#lib/db/runs.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { afterItem } from "#lib/domain/run.ts";
import type { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";

/** Ends an item as failed after its last try, by what that try noted; where it noted nothing, its process died. */
export async function giveUpItem(ctx: Context, key: z.output<typeof suggestItemJob.payload>): Promise<void> {
  await ctx.transact(async (tx) => {
    const run = await lockRun(tx, key.runId);
    if (!run) throw new Refusal("not-found", { what: "run", id: key.runId });
    const failure = (await failureOf(tx, key)) ?? { stage: null, reason: "worker-lost", detail: "" };
    const at = ctx.now();
    if (!(await endRunItem(tx, key, { state: "failed", seconds: null, at, failure }))) return;
    await saveRun(tx, afterItem(run, { state: "failed" }, at));
    await announce(tx, { projectId: run.projectId, kind: "run", id: run.id });
  });
}
