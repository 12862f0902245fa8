import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { forgetEngineSetting, lockEngine } from "#lib/db/engine-settings.ts";
import { forgetEngineTest } from "#lib/db/engine-tests.ts";
import { mustBeFounder } from "#lib/domain/actor.ts";
import { EngineName } from "#lib/domain/engine-setting.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const UnsetEngine = z.object({ name: EngineName });

/** Takes what was set of an engine away, its key with it: what the environment says counts again. */
export async function unsetEngine(ctx: Context, { name }: z.output<typeof UnsetEngine>): Promise<void> {
  mustBeFounder(ctx.actor);
  await ctx.transact(async (tx) => {
    await lockEngine(tx, name);
    if (!(await forgetEngineSetting(tx, name))) throw new Refusal("engine-unknown", { engine: name });
    await forgetEngineTest(tx, name);
    await record(tx, ctx.actor, "engine-unset", { subject: `engine:${name}` });
  });
}
