import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Env } from "#lib/env.ts";
import { EMBEDDED_ALONE, type EngineSettings, enginesOf } from "#lib/models/engines.ts";
import type { Engines } from "#lib/pipeline/ports.ts";

/** The engines of one process: a recipe's are loaded when its first item comes, and serve all that follow. */
export function loadedEngines(env: Env): { of(recipe: Recipe): Promise<Engines>; close(): Promise<void> } {
  const settings = settingsOf(env);
  const loaded = new Map<string, ReturnType<typeof enginesOf>>();
  const load = (recipe: Recipe) => {
    const fingerprint = fingerprintOf(recipe);
    const engines = loaded.get(fingerprint) ?? enginesOf(recipe, settings);
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
