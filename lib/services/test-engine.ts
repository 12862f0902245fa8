import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { beginEngineTest, endEngineTest } from "#lib/db/engine-tests.ts";
import { EngineName } from "#lib/domain/engine-setting.ts";
import { adviceOn, type TestedAs, type TestOutcome } from "#lib/domain/engine-test.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { translate } from "#lib/messages/translate.ts";
import type { testEngineJob } from "#lib/queue/jobs/test-engine.ts";

/** How an engine is tried. */
export interface TestPorts {
  readonly tryEngine: (name: EngineName, port: TestedAs, signal: AbortSignal) => Promise<TestOutcome>;
  readonly signal: AbortSignal;
}

/** Makes the call that a test asks for, and writes down what came of it. Twice or at once: it is made once. */
export async function testEngine(
  ctx: Context<TestPorts>,
  { testId }: z.output<typeof testEngineJob.payload>,
): Promise<void> {
  const test = await ctx.transact((tx) => beginEngineTest(tx, testId));
  if (!test) return;
  const outcome = await outcomeOf(ctx.ports, EngineName.parse(test.engine), test.port);
  await ctx.transact((tx) => endEngineTest(tx, testId, { outcome, endedAt: ctx.now() }));
}

async function outcomeOf({ tryEngine, signal }: TestPorts, name: EngineName, port: TestedAs): Promise<TestOutcome> {
  try {
    return await tryEngine(name, port, signal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = translate(error.code, error.parameters);

    return { ended: "failed", seconds: 0, problem, advice: adviceOn(problem) };
  }
}
