import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { announce } from "#lib/db/changes.ts";
import { endRunItem, noteFailure } from "#lib/db/run-items.ts";
import { lockRun, saveRun } from "#lib/db/runs.ts";
import { EngineResting } from "#lib/domain/engine-resting.ts";
import type { EngineUse } from "#lib/domain/engine-use.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { afterItem, afterUse, type ItemFailure } from "#lib/domain/run.ts";
import { translate } from "#lib/messages/translate.ts";
import { StageFailure } from "#lib/pipeline/suggest.ts";
import type { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";
import { Postponed } from "#lib/queue/postponed.ts";

/** A try that came to nothing. */
interface Setback {
  readonly key: z.output<typeof suggestItemJob.payload>;
  readonly error: unknown;
  /** What it cost all the same. */
  readonly use: EngineUse;
}

/**
 * Says what becomes of an item after a try that failed. What only a person can mend fails at once; what an engine will
 * take later is put off and counts as no try; all else is thrown on, and tried again by the queue.
 */
export async function setBack(ctx: Context, { key, error, use }: Setback): Promise<void> {
  const failure = failureOf(error);
  const cause = error instanceof StageFailure ? error.cause : error;
  const isForGood = cause instanceof Refusal;
  await ctx.transact(async (tx) => {
    if (!isForGood) await noteFailure(tx, key, failure);
    if (!isForGood && use.engineCalls + use.keptAnswers === 0) return;
    const run = await lockRun(tx, key.runId);
    if (!run) throw new Refusal("not-found", { what: "run", id: key.runId });
    const used = afterUse(run, use);
    const at = ctx.now();
    const ends = isForGood && (await endRunItem(tx, key, { state: "failed", seconds: null, at, failure }));
    await saveRun(tx, ends ? afterItem(used, { state: "failed" }, at) : used);
    if (ends) await announce(tx, { projectId: run.projectId, kind: "run", id: run.id });
  });
  if (cause instanceof EngineResting) throw new Postponed(cause.message, cause.seconds);
  if (!isForGood) throw error;
}

function failureOf(error: unknown): ItemFailure {
  const cause = error instanceof StageFailure ? error.cause : error;
  const stage = error instanceof StageFailure ? error.stage : null;
  if (cause instanceof Refusal) return { stage, reason: cause.code, detail: translate(cause.code, cause.parameters) };
  if (error instanceof StageFailure) return { stage, reason: error.reason, detail: error.detail };
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
  if (cause instanceof EngineResting) return { stage, reason: cause.name, detail };

  return { stage, reason: "not-readable", detail };
}
