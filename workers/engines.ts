import type { Db } from "#lib/db/client.ts";
import { engineAnswer, keepEngineAnswer } from "#lib/db/engine-answers.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Env } from "#lib/env.ts";
import type { KeptAnswer } from "#lib/models/answers.ts";
import { EMBEDDED_ALONE, type EngineSettings, enginesOf } from "#lib/models/engines.ts";
import { withAnswers } from "#lib/models/with-answers.ts";
import type { Engines } from "#lib/pipeline/ports.ts";

/** The engines of one process: a recipe's are loaded when its first item comes, serve all that follow, and are asked a question once, ever. */
export function loadedEngines(env: Env, db: Db): { of(recipe: Recipe): Promise<Engines>; close(): Promise<void> } {
  const settings = settingsOf(env);
  const loaded = new Map<string, ReturnType<typeof enginesOf>>();
  const answers = {
    find: (key: string) => engineAnswer(db, key),
    keep: (kept: KeptAnswer) => keepEngineAnswer(db, kept),
  };
  const opened = async (recipe: Recipe) => {
    const engines = await enginesOf(recipe, settings);

    return { ...withAnswers(engines, answers), close: () => engines.close() };
  };
  const load = (recipe: Recipe) => {
    const fingerprint = fingerprintOf(recipe);
    const engines = loaded.get(fingerprint) ?? opened(recipe);
    loaded.set(fingerprint, engines);
    engines.catch(() => loaded.delete(fingerprint)); // the next item tries again

    return engines;
  };
  const close = async () => {
    for (const engines of await Promise.allSettled(loaded.values()))
      if (engines.status === "fulfilled") await engines.value.close();
  };

  return { of: load, close };
}

const RETRIES = 4;

function settingsOf(env: Env): EngineSettings {
  const { GIQA_OPENAI_BASE_URL: baseUrl, GIQA_OPENAI_API_KEY: apiKey, GIQA_OPENAI_TIMEOUT_SECONDS } = env;
  const patience = { timeoutSeconds: GIQA_OPENAI_TIMEOUT_SECONDS, retries: RETRIES };

  return {
    ...EMBEDDED_ALONE,
    openAi: baseUrl ? { baseUrl, apiKey: apiKey ?? null, ...patience } : null,
    groundingDino: env.GIQA_GROUNDING_DINO ?? null,
  };
}
