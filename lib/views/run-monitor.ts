import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { lossesOf } from "#lib/db/losses.ts";
import { type KeptRecipe, recipeById } from "#lib/db/recipes.ts";
import { type AlikeFailed, failuresOf, setbacksOf } from "#lib/db/run-items.ts";
import { endedSince, stretchesOf } from "#lib/db/run-progress.ts";
import { runById } from "#lib/db/runs.ts";
import { listedSuggestions } from "#lib/db/suggestion-lists.ts";
import { workersHeard } from "#lib/db/workers.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import type { Loss } from "#lib/domain/funnel.ts";
import { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type Run, waitingItems } from "#lib/domain/run.ts";
import { paceOf, type RunPace, type RunStretch } from "#lib/domain/run-pace.ts";
import { type ListedWorker, listedWorkers } from "#lib/domain/worker.ts";

export const RunMonitor = z.object({ projectId: ProjectId, runId: RunId });

const NEWEST_PICTURES = 12;
const LATELY_SECONDS = 60;
const STRETCHES = 48;

/** Traces that reasons are counted over: a run of 80,000 is not read whole each second. */
const TRACES_READ = 500;

/** A run while it goes and after it has ended. */
export interface RunMonitorData {
  readonly run: Run;
  readonly recipe: KeptRecipe;
  /** Null once it has ended. */
  readonly pace: RunPace | null;
  readonly stretches: readonly RunStretch[];
  readonly stretchSeconds: number;
  readonly losses: { readonly of: number; readonly counted: readonly Loss[] };
  readonly failures: readonly AlikeFailed[];
  /** Failed tries of items that will be tried again by themselves; none once it has ended. */
  readonly setbacks: readonly AlikeFailed[];
  readonly newest: readonly ListedSuggestion[];
  /** Those of the installation, with what they do for this run and no other; none once it has ended. */
  readonly workers: readonly ListedWorker[];
}

/** What a run has made, how fast, and what failed. Nothing of an item that the asker himself annotates just now. */
export async function runMonitor(
  { actor, reader, now }: Reading,
  { projectId, runId }: z.output<typeof RunMonitor>,
): Promise<RunMonitorData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const run = await runById(reader, runId);
  const recipe = run?.projectId === projectId ? await recipeById(reader, run.recipeId) : null;
  if (!run || !recipe) throw new Refusal("not-found", { what: "run", id: runId });
  const seconds = stretchSeconds(run, now());
  const [pace, stretches, failures, setbacks, newest, counted, workers] = await Promise.all([
    run.status === "running" ? paceNow(reader, run, now()) : null,
    stretchesOf(reader, runId, seconds),
    failuresOf(reader, runId),
    run.status === "running" ? setbacksOf(reader, runId) : [],
    listedSuggestions(reader, { projectId, runId, notUnderWorkOf: userIdOf(actor) }, NEWEST_PICTURES),
    lossesOf(reader, runId, TRACES_READ),
    run.status === "running" ? workersFor(reader, runId, now()) : [],
  ]);
  const losses = { of: Math.min(TRACES_READ, run.counts.done), counted };

  return { run, recipe, pace, stretches, stretchSeconds: seconds, losses, failures, setbacks, newest, workers };
}

async function workersFor(reader: Reading["reader"], runId: RunId, now: Date): Promise<ListedWorker[]> {
  const listed = listedWorkers(await workersHeard(reader), now);

  return listed.map((one) => ({ ...one, doing: one.doing.filter(({ ids }) => ids.runId === runId) }));
}

/** Whole seconds, so long that the run's time has at most so many stretches. */
function stretchSeconds(run: Run, now: Date): number {
  const end = run.status === "running" ? now : run.finishedAt;

  return Math.max(1, Math.ceil((end.getTime() - run.startedAt.getTime()) / 1000 / STRETCHES));
}

async function paceNow(reader: Reading["reader"], run: Run, now: Date): Promise<RunPace> {
  const inSeconds = Math.min(LATELY_SECONDS, (now.getTime() - run.startedAt.getTime()) / 1000);
  const items = await endedSince(reader, run.id, new Date(now.getTime() - inSeconds * 1000));

  return paceOf({ items, inSeconds }, waitingItems(run.counts));
}
