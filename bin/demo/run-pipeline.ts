import { setTimeout as sleep } from "node:timers/promises";
import { runById, runsOf } from "#lib/db/runs.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { Run } from "#lib/domain/run.ts";
import { StartRun, startRun } from "#lib/services/start-run.ts";
import type { CommandContext } from "../context.ts";

/** Has the workers run the embedded recipe over all items, once, and waits until they have. */
export async function runPipeline(ctx: CommandContext, projectId: ProjectId): Promise<Run> {
  const earlier = await runsOf(ctx.reader, projectId);
  const id = earlier.at(-1)?.id ?? (await startRun(ctx, StartRun.parse({ projectId }))).runId;
  for (;;) {
    const run = await runById(ctx.reader, id);
    if (!run) throw new Error(`run ${id} is gone`);
    if (run.status !== "running") return run;
    await sleep(500);
  }
}
