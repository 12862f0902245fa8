import { setTimeout as sleep } from "node:timers/promises";
import { runById, runsOf } from "#lib/db/runs.ts";
import type { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { Run } from "#lib/domain/run.ts";
import { StartRun, startRun } from "#lib/services/start-run.ts";
import type { CommandContext } from "../context.ts";

/** The demo's recipes, in the order of their runs: the second one is there to compare with. */
const RECIPES = ["embedded", "raw-box"] as const;

/** Has the workers run one of the demo's recipes over all items, once, and waits until they have. */
export async function runPipeline(
  ctx: CommandContext,
  projectId: ProjectId,
  recipe: (typeof RECIPES)[number],
): Promise<Run> {
  const earlier = (await runsOf(ctx.reader, projectId)).at(-1 - RECIPES.indexOf(recipe));
  const id = earlier?.id ?? (await startRun(ctx, StartRun.parse({ projectId, recipe }))).runId;

  return ended(ctx, id);
}

async function ended(ctx: CommandContext, id: RunId): Promise<Run> {
  for (;;) {
    const run = await runById(ctx.reader, id);
    if (!run) throw new Error(`run ${id} is gone`);
    if (run.status !== "running") return run;
    await sleep(500);
  }
}
