import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { lockEngine } from "#lib/db/engine-settings.ts";
import { askEngineTest } from "#lib/db/engine-tests.ts";
import { mustBeFounder, nameOf } from "#lib/domain/actor.ts";
import { EngineName } from "#lib/domain/engine-setting.ts";
import { TestedAs } from "#lib/domain/engine-test.ts";
import { type EngineTestId, newId } from "#lib/domain/ids.ts";
import { enqueue } from "#lib/queue/enqueue.ts";
import { testEngineJob } from "#lib/queue/jobs/test-engine.ts";

export const StartEngineTest = z.object({ name: EngineName, port: TestedAs.default("tags") });

/** Asks for a real call to an engine; a worker makes it, for there the engines are. */
export async function startEngineTest(
  ctx: Context,
  { name, port }: z.output<typeof StartEngineTest>,
): Promise<{ testId: EngineTestId }> {
  mustBeFounder(ctx.actor);
  const testId = newId<"EngineTest">();
  await ctx.transact(async (tx) => {
    await lockEngine(tx, name);
    await askEngineTest(tx, { id: testId, engine: name, port, askedBy: nameOf(ctx.actor), askedAt: ctx.now() });
    await enqueue(tx, testEngineJob, { testId });
    await record(tx, ctx.actor, "engine-tested", { subject: `engine:${name}` });
  });

  return { testId };
}
