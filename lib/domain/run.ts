import { z } from "zod";
import { addedUse, type EngineUse, NO_USE, UseCounts } from "./engine-use.ts";
import type { ProjectId, RecipeId, RunId } from "./ids.ts";
import { Refusal } from "./refusal.ts";
import type { StageName, Trace } from "./trace.ts";

export const RunStatus = z.enum(["running", "finished", "cancelled"]);
export type RunStatus = z.infer<typeof RunStatus>;

/** One item's way through a run. `reused`: a suggestion of the same recipe was there already. */
export const RunItemState = z.enum(["waiting", "done", "reused", "failed"]);
export type RunItemState = z.infer<typeof RunItemState>;

/** Counts of one run, kept row by row so that nothing is counted over 80,000 rows. */
export const RunCounts = z.object({
  total: z.number().int(),
  done: z.number().int(),
  reused: z.number().int(),
  failed: z.number().int(),
  tagsKept: z.number().int(),
  tagsDropped: z.number().int(),
  boxesFound: z.number().int(),
  tagsWithoutBox: z.number().int(),
  boxesRejected: z.number().int(),
  boxesMerged: z.number().int(),
  mentionsGrounded: z.number().int(),
  questionsKept: z.number().int(),
  questionsDropped: z.number().int(),
  engineSeconds: z.number(),
  ...UseCounts.shape,
});
export type RunCounts = z.infer<typeof RunCounts>;

type RunFacts = {
  readonly id: RunId;
  readonly projectId: ProjectId;
  readonly recipeId: RecipeId;
  readonly counts: RunCounts;
  readonly startedBy: string;
  readonly startedAt: Date;
};
export type RunningRun = RunFacts & { readonly status: "running" };
export type EndedRun = RunFacts & { readonly status: "finished" | "cancelled"; readonly finishedAt: Date };
export type Run = RunningRun | EndedRun;

export type RecipeRefusals = { "recipe-unknown": { name: string }; "recipe-name-taken": { name: string } };
export type RunRefusals = {
  "run-has-no-items": Record<string, never>;
  "run-not-running": { status: string };
  "run-has-no-failures": Record<string, never>;
};

/** Why an item has no suggestion: at which stage, a code, and what the engine or the system said. */
export type ItemFailure = { readonly stage: StageName | null; readonly reason: string; readonly detail: string };

/** How an item ended. */
export type ItemOutcome =
  | { readonly state: "done"; readonly trace: Trace; readonly mentions: number }
  | { readonly state: "reused" }
  | { readonly state: "failed" };

/** Counts of a run before its first item. */
export function startingCounts(total: number): RunCounts {
  return {
    total,
    done: 0,
    reused: 0,
    failed: 0,
    tagsKept: 0,
    tagsDropped: 0,
    boxesFound: 0,
    tagsWithoutBox: 0,
    boxesRejected: 0,
    boxesMerged: 0,
    mentionsGrounded: 0,
    questionsKept: 0,
    questionsDropped: 0,
    engineSeconds: 0,
    ...NO_USE,
  };
}

/** Items that no outcome is known of yet. */
export function waitingItems({ total, done, reused, failed }: RunCounts): number {
  return total - done - reused - failed;
}

/** The run after one more item; it is finished when none waits. A cancelled one stays so, and counts what still came in. */
export function afterItem(run: Run, outcome: ItemOutcome, now: Date): Run {
  const counts = counted(run.counts, outcome);
  if (run.status !== "running" || waitingItems(counts) > 0) return { ...run, counts };

  return { ...run, counts, status: "finished", finishedAt: now };
}

/** The run with what was asked of engines for one of its items, whatever became of the item. */
export function afterUse(run: Run, use: EngineUse): Run {
  return { ...run, counts: { ...run.counts, ...addedUse(run.counts, use) } };
}

/** The run with so many of its failed items waiting again. */
export function retried(run: Run, items: number): RunningRun {
  if (run.status === "cancelled") throw new Refusal("run-not-running", { status: run.status });
  if (items === 0) throw new Refusal("run-has-no-failures", {});
  const { id, projectId, recipeId, startedBy, startedAt } = run;
  const counts = { ...run.counts, failed: run.counts.failed - items };

  return { id, projectId, recipeId, startedBy, startedAt, status: "running", counts };
}

/** The run called off: what waits is not begun, what is under way is kept. */
export function cancelled(run: Run, now: Date): EndedRun {
  if (run.status !== "running") throw new Refusal("run-not-running", { status: run.status });

  return { ...run, status: "cancelled", finishedAt: now };
}

/** Seconds that the stages took, one after another. */
export function secondsOf(trace: Trace): number {
  return trace.stages.reduce((sum, { seconds }) => sum + seconds, 0);
}

function counted(counts: RunCounts, outcome: ItemOutcome): RunCounts {
  if (outcome.state !== "done") return { ...counts, [outcome.state]: counts[outcome.state] + 1 };
  const grown = {
    ...counts,
    done: counts.done + 1,
    mentionsGrounded: counts.mentionsGrounded + outcome.mentions,
    engineSeconds: counts.engineSeconds + secondsOf(outcome.trace),
  };

  return outcome.trace.stages.reduce((sum, stage) => add(sum, tally(stage)), grown);
}

function add(counts: RunCounts, more: Partial<RunCounts>): RunCounts {
  const sums = Object.entries(more).map(([name, n]) => [name, counts[name as keyof RunCounts] + n]);

  return { ...counts, ...Object.fromEntries(sums) };
}

function tally(stage: Trace["stages"][number]): Partial<RunCounts> {
  switch (stage.stage) {
    case "tags":
      return { tagsKept: stage.kept.length, tagsDropped: stage.dropped.length };
    case "boxes":
      return {
        boxesFound: stage.detected.reduce((sum, { boxes }) => sum + boxes.length, 0),
        tagsWithoutBox: stage.dropped.length,
      };
    case "filter":
      return { boxesRejected: stage.judged.filter(({ kept }) => !kept).length };
    case "merge":
      return { boxesMerged: stage.merged.reduce((sum, { joined }) => sum + joined.length, 0) };
    case "fusion":
      return {};
    case "questions":
      return { questionsKept: stage.kept.length, questionsDropped: stage.dropped.length };
  }
}
