import { sealingWith } from "#lib/auth/seal.ts";
import type { Db } from "#lib/db/client.ts";
import { engineAnswer, engineAnsweredBy, keepEngineAnswer } from "#lib/db/engine-answers.ts";
import { engineLimits } from "#lib/db/engine-limits.ts";
import { installationSecret } from "#lib/db/settings.ts";
import { transactor } from "#lib/db/transaction.ts";
import { enginesByEnvironment } from "#lib/domain/engine-setting.ts";
import { addedUse, type EngineUse, NO_USE } from "#lib/domain/engine-use.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type Env, hubOf, weightsFolder } from "#lib/env.ts";
import { testPicture } from "#lib/imaging/test-picture.ts";
import type { KeptAnswer } from "#lib/models/answers.ts";
import { type EngineSettings, enginesOf, type LoadedEngines } from "#lib/models/engines.ts";
import type { FetchedWeights } from "#lib/models/grounding-dino/here.ts";
import type { Limits } from "#lib/models/limits.ts";
import { type PresentEngines, reachedServers } from "#lib/models/reached-servers.ts";
import { settingsBy } from "#lib/models/settings-by.ts";
import { triedEngines } from "#lib/models/try-engine.ts";
import { withAnswers } from "#lib/models/with-answers.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { reachEngines } from "#lib/services/reach-engines.ts";

/** A recipe's engines for one piece of work, and what was asked of them so far. */
type UsedEngines = Engines & { used(): EngineUse };

const REMEMBERED_MS = 2000;

/** What a worker asks of engines: those that its environment and the database set, as they are set when asked. */
export function composedEngines(env: Env, db: Db) {
  const transact = transactor(db);
  const sealing = async () => sealingWith(await transact((tx) => installationSecret(tx, env.NEXTAUTH_SECRET)));
  const context = {
    ...{ actor: { kind: "worker", name: "engines" } as const, now: () => new Date(), transact },
    ports: { sealing, byEnvironment: enginesByEnvironment(env) },
  };
  const present = () => reachEngines(context);
  const limits = engineLimits(db);

  return {
    engines: loadedEngines(db, lately(present), { limits, weights: { folder: weightsFolder(env), hub: hubOf(env) } }),
    tryEngine: triedEngines(present, { limits, picture: testPicture }),
  };
}

/** The same, looked up again only after a while: workers ask at every question. */
function lately(present: PresentEngines): PresentEngines {
  let [known, until] = [present, 0] as [PresentEngines, number];

  return () => {
    if (performance.now() < until) return known();
    const found = present();
    known = () => found;
    until = performance.now() + REMEMBERED_MS;
    found.catch(() => {
      until = 0;
    });

    return found;
  };
}

/** The engines of one process: a recipe's are loaded when its first item comes, serve all that follow, and are asked a question once, ever. */
function loadedEngines(
  db: Db,
  present: PresentEngines,
  { limits, weights }: { readonly limits: Limits; readonly weights: Omit<FetchedWeights, "signal"> },
): { of(recipe: Recipe): Promise<UsedEngines>; close(): Promise<void> } {
  const loaded = new Map<string, Promise<LoadedEngines>>();
  const servers = reachedServers(present, limits);
  const closing = new AbortController();
  const answers = {
    find: (key: string) => engineAnswer(db, key),
    keep: (kept: KeptAnswer) => keepEngineAnswer(db, kept),
  };
  const load = async (recipe: Recipe) => {
    const reached = await present();
    const settings: EngineSettings = {
      ...settingsBy(reached, servers),
      weights: { ...weights, signal: closing.signal },
      answeredBy: (port, engine) => engineAnsweredBy(db, port, engine),
    };
    const { groundingDino, gguf } = settings;
    const key = fingerprintOf({ recipe, groundingDino, gguf, set: reached.map(({ name }) => name) });
    const engines = loaded.get(key) ?? enginesOf(recipe, settings);
    loaded.set(key, engines);
    engines.catch(() => loaded.delete(key)); // the next item tries again

    return engines;
  };
  const of = async (recipe: Recipe) => {
    let used = NO_USE;
    const tell = (use: EngineUse) => {
      used = addedUse(used, use);
    };

    return { ...withAnswers(await load(recipe), answers, tell), used: () => used };
  };
  const close = async () => {
    closing.abort(new Error("the process ends"));
    for (const engines of await Promise.allSettled(loaded.values()))
      if (engines.status === "fulfilled") await engines.value.close();
  };

  return { of, close };
}
