import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { engineSettings, type KeptSetting } from "#lib/db/engine-settings.ts";
import { engineTests, type KeptTest } from "#lib/db/engine-tests.ts";
import { workersHeard } from "#lib/db/workers.ts";
import { mustBeFounder } from "#lib/domain/actor.ts";
import { EngineName, type EngineSetting, endOfKey, type ReachedEngine } from "#lib/domain/engine-setting.ts";
import { type ListedWorker, listedWorkers } from "#lib/domain/worker.ts";

export const EngineList = z.object({
  /** What the environment sets, as the edge knows it. */
  byEnvironment: z.array(z.custom<ReachedEngine>()).readonly(),
  /** Of the secret of today. */
  mark: z.string(),
});

/** What may be known of a key. */
type ListedKey =
  | { readonly state: "none" | "sealed-otherwise" }
  | { readonly state: "set"; readonly end: string; readonly setAt: Date | null };

/** An engine as the engines' page shows it: whatever is set of it, and nothing of its key. */
interface ListedEngine {
  readonly name: EngineName;
  readonly set: {
    readonly setting: EngineSetting;
    readonly origin: "database" | "environment";
    readonly key: ListedKey;
    readonly by: string | null;
    readonly at: Date | null;
  } | null;
  /** Does the environment set it too, and not count? */
  readonly overridden: boolean;
  readonly test: KeptTest | null;
}

export interface EngineListData {
  readonly engines: readonly ListedEngine[];
  /** Who asks the engines. */
  readonly workers: readonly ListedWorker[];
  readonly now: Date;
}

const KNOWN = EngineName.array().parse(["openai", "grounding-dino", "gguf"]);

/** The engines that can be set, what is set of each, and what the last test of it said. */
export async function engineList(
  { actor, reader, now }: Reading,
  { byEnvironment, mark }: z.output<typeof EngineList>,
): Promise<EngineListData> {
  mustBeFounder(actor);
  const [kept, tests, heard] = await Promise.all([engineSettings(reader), engineTests(reader), workersHeard(reader)]);
  const listed = (name: EngineName): ListedEngine => {
    const own = kept.find((one) => one.name === name);
    const given = byEnvironment.find((one) => one.name === name);
    const set = own ? ofDatabase(own, mark) : given ? ofEnvironment(given) : null;

    return { name, set, overridden: Boolean(own && given), test: tests.find(({ engine }) => engine === name) ?? null };
  };
  const names = new Set([...KNOWN, ...kept.map(({ name }) => name)]);

  const workers = listedWorkers(heard, now());

  return { engines: [...names].map(listed), workers, now: now() };
}

function ofDatabase({ setting, key, setBy, setAt }: KeptSetting, mark: string): ListedEngine["set"] {
  const listedKey: ListedKey = !key
    ? { state: "none" }
    : key.sealedBy === mark
      ? { state: "set", end: key.end, setAt: key.setAt }
      : { state: "sealed-otherwise" };

  return { setting, origin: "database", key: listedKey, by: setBy, at: setAt };
}

function ofEnvironment({ setting, key }: ReachedEngine): ListedEngine["set"] {
  const listedKey: ListedKey =
    key.state === "open" ? { state: "set", end: endOfKey(key.value), setAt: null } : { state: "none" };

  return { setting, origin: "environment", key: listedKey, by: null, at: null };
}
