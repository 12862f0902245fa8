import type { Recipe } from "#lib/domain/recipe.ts";
import { type EngineSettings, enginesOf } from "#lib/models/engines.ts";
import { type Measured, rowsIn } from "./read-set.ts";
import { evaluateTags, type TagFigures } from "./tags.ts";

/** What is measured, and on what. */
export interface Measuring {
  readonly set: string;
  readonly only: readonly Measured[];
  /** At most so many rows of each kind: engines that need a second a text. */
  readonly most: number;
}

/** How well the engines of one recipe do. */
export interface Figures {
  readonly recipe: string;
  readonly tags?: TagFigures;
}

/** Asks the recipe's engines for each row of the set, and counts. Nothing is kept, and no cache is asked. */
export async function measure(recipe: Recipe, settings: EngineSettings, measuring: Measuring): Promise<Figures> {
  const { set, only, most } = measuring;
  const rows = async <K extends Measured>(kind: K) => rowsIn(set, kind, only.includes(kind) ? most : 0);
  const engines = await enginesOf(recipe, settings);
  try {
    const texts = await rows("tags");
    const { wholeImageWords } = recipe;

    return {
      recipe: recipe.name,
      ...(texts.length > 0 && { tags: await evaluateTags(texts, { extractor: engines.tags, wholeImageWords }) }),
    };
  } finally {
    await engines.close();
  }
}
