import type { Recipe } from "#lib/domain/recipe.ts";
import { type EngineSettings, enginesOf } from "#lib/models/engines.ts";
import { type BoxFigures, evaluateBoxes } from "./boxes.ts";
import { evaluatePatches, type PatchFigures } from "./patches.ts";
import { type Measured, photosOf, rowsIn } from "./read-set.ts";
import { evaluateTags, type TagFigures } from "./tags.ts";

/** What is measured, and on what. */
export interface Measuring {
  readonly set: string;
  readonly only: readonly Measured[];
  /** At most so many rows of each kind: engines that need a second a text. */
  readonly most: number;
}

/** How well the engines of one recipe do; null: not measured, or the set has none. */
export interface Figures {
  readonly recipe: string;
  readonly tags: TagFigures | null;
  readonly boxes: BoxFigures | null;
  readonly patches: PatchFigures | null;
}

/** What is asked where a recipe has no filter. */
const YES_FROM = 0.5;

/** Asks the recipe's engines for each row of the set, and counts. Nothing is kept, and no cache is asked. */
export async function measure(recipe: Recipe, settings: EngineSettings, measuring: Measuring): Promise<Figures> {
  const { set, only, most } = measuring;
  const rows = async <K extends Measured>(kind: K) => rowsIn(set, kind, only.includes(kind) ? most : 0);
  const [texts, phrases, patches] = [await rows("tags"), await rows("boxes"), await rows("patches")];
  const { wholeImageWords, filter } = recipe;
  const pictureOf = photosOf(set);
  const engines = await enginesOf(recipe, settings);
  const { tags: extractor, boxes: detector, judge } = engines;
  try {
    return {
      recipe: recipe.name,
      tags: texts.length > 0 ? await evaluateTags(texts, { extractor, wholeImageWords }) : null,
      boxes: phrases.length > 0 ? await evaluateBoxes(phrases, { detector, recipe, pictureOf }) : null,
      patches:
        patches.length > 0
          ? await evaluatePatches(patches, { judge, yesFrom: filter?.yesFrom ?? YES_FROM, pictureOf })
          : null,
    };
  } finally {
    await engines.close();
  }
}
