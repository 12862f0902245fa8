import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { failuresOf } from "#lib/db/run-items.ts";
import { runById, runsOf } from "#lib/db/runs.ts";
import { workersHeard } from "#lib/db/workers.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { RunId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type Run, waitingItems } from "#lib/domain/run.ts";
import { listedWorkers, takingAmong } from "#lib/domain/worker.ts";
import { WrittenChanges } from "#lib/pipeline/tried-thresholds.ts";
import { CancelRun, cancelRun } from "#lib/services/cancel-run.ts";
import { RetryRun, retryRun } from "#lib/services/retry-run.ts";
import { StartRun, startRun } from "#lib/services/start-run.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";
import { inWords, whatIfOver } from "../what-if.ts";

type InProject = Common & { readonly project: string };

/** `giqa run`: a recipe over items, made by workers. */
export function runCommand(program: Command): void {
  const run = program.command("run").description("recipes over items");
  command(run, "start", "start a recipe over all items of a project, or over some")
    .requiredOption("--project <name>")
    .option("--recipe <name>", "which recipe", "embedded")
    .option("--items <ids...>", "only these items")
    .option("--unsuggested", "only items that no run has made a suggestion of")
    .option("--source <name>", "only items of this source")
    .option("--wait", "answer when the run has ended")
    .action(start);
  command(run, "list", "the runs of a project, the newest first")
    .requiredOption("--project <name>")
    .action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
  command(run, "show <run>", "counts, and why items failed").action((id: string, options: Common) =>
    withContext(options, async (ctx) => print(await shown(ctx, RunId.parse(id)), options)),
  );
  command(run, "retry <run>", "try the failed items again, all or those that failed alike")
    .option("--stage <stage>", "only what failed at this stage")
    .option("--reason <code>", "only what failed for this reason")
    .action((id: string, options: Common & { stage?: string; reason?: string }) =>
      withContext(options, async (ctx) => {
        const { stage, reason } = options;
        print(await retryRun(ctx, RetryRun.parse({ runId: id, stage, reason })), options);
      }),
    );
  command(run, "what-if <run>", "what other thresholds would change, from the answers that are kept")
    .requiredOption("--project <name>")
    .requiredOption("--changes <json>", 'what to try, as {"boxThreshold": 0.4, "merge": null}')
    .action((id: string, options: Trying) => withContext(options, (ctx) => tryThresholds(ctx, id, options)));
  command(run, "cancel <run>", "call the run off").action((id: string, options: Common) =>
    withContext(options, async (ctx) => {
      await cancelRun(ctx, CancelRun.parse({ runId: id }));
      print({ cancelled: id }, options);
    }),
  );
}

type Trying = InProject & { readonly changes: string };

async function tryThresholds(ctx: CommandContext, id: string, options: Trying): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  const changes = WrittenChanges.parse(options.changes);
  const figures = await whatIfOver(ctx, { projectId, runId: RunId.parse(id), changes });
  print(figures, options, () => inWords(figures));
}

type Starting = InProject & { recipe: string; items?: string[]; unsuggested?: true; source?: string; wait?: true };

async function start(options: Starting): Promise<void> {
  await withContext(options, async (ctx) => {
    const { recipe, source, items = options.unsuggested ? "unsuggested" : "all" } = options;
    const input = StartRun.parse({ projectId: await projectNamed(ctx, options.project), recipe, items, source });
    const { runId, items: total } = await startRun(ctx, input);
    while (options.wait && (await runById(ctx.reader, runId))?.status === "running") await sleep(500);
    print(options.wait ? await shown(ctx, runId) : { run: runId, items: total }, options);
  });
}

async function list(ctx: CommandContext, options: InProject): Promise<void> {
  const id = await projectNamed(ctx, options.project);
  mustBe("admin", ctx.actor, id);
  const runs = (await runsOf(ctx.reader, id)).map(summary);
  print(runs, options, () => table([Object.keys(runs[0] ?? {}), ...runs.map((run) => Object.values(run).map(String))]));
}

async function shown(ctx: CommandContext, runId: RunId): Promise<object> {
  const run = await runById(ctx.reader, runId);
  if (!run) throw new Refusal("not-found", { what: "run", id: runId });
  mustBe("admin", ctx.actor, run.projectId);

  const workers = listedWorkers(await workersHeard(ctx.reader), ctx.now());

  return {
    ...summary(run),
    counts: run.counts,
    failures: await failuresOf(ctx.reader, runId),
    workers: takingAmong(workers).length,
  };
}

function summary(run: Run) {
  const { done, reused, failed, total } = run.counts;
  const finishedAt = run.status === "running" ? null : run.finishedAt.toISOString();
  const counts = { total, done, reused, failed, waiting: waitingItems(run.counts) };

  return { run: run.id, status: run.status, ...counts, startedAt: run.startedAt.toISOString(), finishedAt };
}
