import { z } from "zod";
import type { Sealing } from "#lib/auth/seal.ts";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import {
  engineSetting,
  type KeptKey,
  type KeptSetting,
  keepEngineSetting,
  lockEngine,
} from "#lib/db/engine-settings.ts";
import { forgetEngineTest } from "#lib/db/engine-tests.ts";
import { mustBeFounder, nameOf } from "#lib/domain/actor.ts";
import {
  EngineKey,
  EngineName,
  EngineSetting,
  endOfKey,
  mustBeSameServer,
  mustFit,
} from "#lib/domain/engine-setting.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const SetEngine = z.object({
  name: EngineName,
  setting: EngineSetting,
  /** Absent: the key stays as it is; null: the engine has none from now on. */
  key: EngineKey.nullable().optional(),
});

/** What keeps keys from being read. */
interface SealingPorts {
  readonly sealing: () => Promise<Sealing>;
}

/** Sets how this installation reaches an engine. Its key is sealed before it is kept and never comes out again. */
export async function setEngine(
  ctx: Context<SealingPorts>,
  { name, setting, key }: z.output<typeof SetEngine>,
): Promise<void> {
  mustBeFounder(ctx.actor);
  mustFit(name, setting);
  if (key && setting.kind !== "openai") throw new Refusal("engine-takes-no-key", { engine: name });
  const sealing = await ctx.ports.sealing();
  const setAt = ctx.now();
  const sealed = key ? sealedKey(sealing, { name, key, setAt }) : null;
  await ctx.transact(async (tx) => {
    await lockEngine(tx, name);
    const before = await engineSetting(tx, name);
    const held = key === undefined ? keptKey(before, setting) : sealed;
    await keepEngineSetting(tx, { name, setting, key: held, setBy: nameOf(ctx.actor), setAt });
    await forgetEngineTest(tx, name);
    await record(tx, ctx.actor, "engine-set", { subject: `engine:${name}` });
  });
}

function sealedKey(sealing: Sealing, { name, key, setAt }: { name: EngineName; key: string; setAt: Date }): KeptKey {
  return { sealed: sealing.seal(name, key), sealedBy: sealing.mark, end: endOfKey(key), setAt };
}

function keptKey(before: KeptSetting | null, setting: EngineSetting): KeptKey | null {
  if (before?.key) mustBeSameServer(before.name, before.setting, setting);

  return before?.key ?? null;
}
