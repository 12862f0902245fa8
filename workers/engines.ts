import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { enginesOf } from "#lib/models/engines.ts";
import type { Engines } from "#lib/pipeline/ports.ts";

/** The engines of one process: a recipe's are loaded when its first item comes, and serve all that follow. */
export function loadedEngines(): { of(recipe: Recipe): Promise<Engines>; close(): Promise<void> } {
  const loaded = new Map<string, ReturnType<typeof enginesOf>>();
  const load = (recipe: Recipe) => {
    const fingerprint = fingerprintOf(recipe);
    const engines = loaded.get(fingerprint) ?? enginesOf(recipe);
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
