import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { endEngineTest } from "#lib/db/engine-tests.ts";
import type { testEngineJob } from "#lib/queue/jobs/test-engine.ts";

/** Says of a test that it broke off: its worker died, or the engine did not let go. */
export async function giveUpEngineTest(
  ctx: Context,
  { testId }: z.output<typeof testEngineJob.payload>,
): Promise<void> {
  const problem = "the test broke off before an answer came";
  const outcome = {
    ended: "failed",
    seconds: 0,
    problem,
    advice: "Look at the worker's log, and test again.",
  } as const;
  await ctx.transact((tx) => endEngineTest(tx, testId, { outcome, endedAt: ctx.now() }));
}
