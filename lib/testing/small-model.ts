import { readEnv, weightsFolder } from "#lib/env.ts";
import { SMALL_MODEL, smallModelIn } from "#lib/models/gguf/small-model.ts";

/** The small model's file; null: it was not fetched, and the tests that ask it are skipped and say so. */
export const smallModel = smallModelIn(weightsFolder(readEnv()));

/** The small model as a recipe names it. */
export const SMALL_ENGINE = { name: "gguf", model: SMALL_MODEL.model, revision: "prompts v1" };

/** How the small model is opened: one thread, for tests share the cores. */
export const SMALL_SETTINGS = { path: smallModel ?? "not fetched", contextSize: 2048, threads: 1 };

/** A law that only a model can show; its name says why it is skipped where there is none. */
export function byModel(law: string): string {
  return smallModel ? law : `${law} (skipped: no small model here; npm run -s giqa -- weights fetch smollm2)`;
}
