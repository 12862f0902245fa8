import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { type EmbeddedFamily, openEmbedded } from "./embedded/family.ts";

/** Engines with what they hold open; closed once, when their process ends. */
export type LoadedEngines = Engines & { close(): Promise<void> };

/**
 * The engines that a recipe names, loaded. Rejects with the name of one that this installation does not have.
 * `assets` holds weights and lexicons.
 */
export async function enginesOf({ engines }: Recipe, assets = path.resolve("assets")): Promise<LoadedEngines> {
  let embedded: Promise<EmbeddedFamily> | undefined;
  const family = (engine: Engine) => {
    if (engine.name !== "embedded") throw new Error(`there is no engine “${engine.name}” here, only “embedded”`);
    embedded ??= openEmbedded(assets);

    return embedded;
  };
  const tags = await family(engines.tags);
  const boxes = await family(engines.boxes);
  const judge = await family(engines.judge);
  const questions = await family(engines.questions);

  return {
    tags: tags.tags(engines.tags),
    boxes: boxes.boxes(engines.boxes),
    judge: judge.judge(engines.judge),
    questions: questions.questions(engines.questions),
    close: async () => (await embedded)?.close(),
  };
}
