import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { lockRun, saveRun } from "#lib/db/runs.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { RunId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { cancelled } from "#lib/domain/run.ts";

export const CancelRun = z.object({ runId: RunId });

/** Calls a run off. Its jobs find it so and do nothing; a suggestion that is under way is still kept. */
export async function cancelRun(ctx: Context, { runId }: z.output<typeof CancelRun>): Promise<void> {
  await ctx.transact(async (tx) => {
    const run = await lockRun(tx, runId);
    if (!run) throw new Refusal("not-found", { what: "run", id: runId });
    mustBe("admin", ctx.actor, run.projectId);

    await saveRun(tx, cancelled(run, ctx.now()));
    await record(tx, ctx.actor, "run-cancelled", { projectId: run.projectId, subject: runId });
    await announce(tx, { projectId: run.projectId, kind: "run", id: runId });
  });
}
