import type { Sealing } from "#lib/auth/seal.ts";
import type { Context } from "#lib/context.ts";
import { engineSettings, type KeptSetting } from "#lib/db/engine-settings.ts";
import type { ReachedEngine } from "#lib/domain/engine-setting.ts";

/** What a process reaches engines with. */
export interface ReachPorts {
  readonly sealing: () => Promise<Sealing>;
  /** What its environment sets. */
  readonly byEnvironment: readonly ReachedEngine[];
}

/**
 * The engines as this process reaches them, their keys open: for workers and the command line alone. What is set in the
 * database counts before the environment, whole: a key of the environment is never sent to an address of the database.
 */
export async function reachEngines(ctx: Context<ReachPorts>): Promise<ReachedEngine[]> {
  const { sealing, byEnvironment } = ctx.ports;
  const kept = await ctx.transact((tx) => engineSettings(tx));
  const opened = kept.some(({ key }) => key) ? await sealing() : null;
  const keyOf = ({ name, key }: KeptSetting): ReachedEngine["key"] => {
    if (!key) return { state: "none" };
    const value = opened?.open(name, key.sealed) ?? null;

    return value === null ? { state: "sealed-otherwise" } : { state: "open", value };
  };
  const set = kept.map((one): ReachedEngine => {
    const { name, setting } = one;

    return { name, setting, origin: "database", key: keyOf(one) };
  });

  return [...set, ...byEnvironment.filter(({ name }) => set.every((one) => one.name !== name))];
}
