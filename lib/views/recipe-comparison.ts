import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type KeptRecipe, recipesOf } from "#lib/db/recipes.ts";
import { countSuggestions, listedSuggestions } from "#lib/db/suggestion-lists.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { type RecipeDifference, recipeDifferences } from "#lib/domain/recipe.ts";
import { type ComparedSuggestions, differenceOf } from "#lib/domain/recipe-comparison.ts";

export const RecipeComparison = z.object({
  projectId: ProjectId,
  /** Names; the first two recipes that runs have used where nothing is said. */
  one: z.string().optional(),
  other: z.string().optional(),
});

/** Items that are read at once; those that differ most are shown first. */
const MOST = 240;
const SHOWN = 60;

/** Two recipes on the same items. */
export interface RecipeComparisonData {
  readonly projectId: ProjectId;
  readonly names: readonly string[];
  readonly one: string | null;
  readonly other: string | null;
  readonly differences: readonly RecipeDifference[];
  readonly items: number;
  /** Sums over the items that were read. */
  readonly sums: { readonly read: number; readonly same: number; readonly one: Sums; readonly other: Sums };
  readonly pairs: readonly ComparedSuggestions[];
}

type Sums = { readonly mentions: number; readonly boxes: number; readonly grounded: number };

/** What two recipes made of the same items; nothing of items that the asker annotates just now. */
export async function recipeComparison(
  { actor, reader }: Reading,
  { projectId, ...asked }: z.output<typeof RecipeComparison>,
): Promise<RecipeComparisonData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const recipes = await recipesOf(reader, projectId);
  const named = (name: string | undefined, place: number) =>
    recipes.find(({ recipe }) => recipe.name === name) ?? recipes[place];
  const [one, other] = [named(asked.one, 0), named(asked.other, 1)];
  const names = [...new Set(recipes.map(({ recipe }) => recipe.name))];
  const both = one && other ? await pairsOf(reader, { projectId, one, other, userId: userIdOf(actor) }) : NO_PAIRS;

  return {
    ...{ projectId, names, one: one?.recipe.name ?? null, other: other?.recipe.name ?? null },
    differences: one && other ? recipeDifferences(one.recipe, other.recipe) : [],
    ...both,
  };
}

type Pairing = {
  readonly projectId: ProjectId;
  readonly one: KeptRecipe;
  readonly other: KeptRecipe;
  readonly userId: ReturnType<typeof userIdOf>;
};

const NONE: Sums = { mentions: 0, boxes: 0, grounded: 0 };
const NO_PAIRS = { items: 0, sums: { read: 0, same: 0, one: NONE, other: NONE }, pairs: [] };

async function pairsOf(reader: Reading["reader"], { projectId, one, other, userId }: Pairing) {
  const filter = { projectId, fingerprint: one.fingerprint, alsoBy: other.fingerprint, notUnderWorkOf: userId };
  const [items, first] = await Promise.all([countSuggestions(reader, filter), listedSuggestions(reader, filter, MOST)]);
  const second = await listedSuggestions(
    reader,
    { projectId, fingerprint: other.fingerprint, items: first.map(({ item }) => item.id), notUnderWorkOf: userId },
    MOST,
  );
  const byItem = new Map(second.map((made) => [made.item.id, made]));
  const pairs = first.flatMap((made): ComparedSuggestions[] => {
    const counterpart = byItem.get(made.item.id);

    return counterpart
      ? [{ one: made, other: counterpart, difference: differenceOf(made.suggestion, counterpart.suggestion) }]
      : [];
  });
  const sums = {
    read: pairs.length,
    same: pairs.filter(({ difference }) => difference === 0).length,
    one: sumsOf(pairs.map((pair) => pair.one)),
    other: sumsOf(pairs.map((pair) => pair.other)),
  };

  return { items, sums, pairs: pairs.toSorted((a, b) => b.difference - a.difference).slice(0, SHOWN) };
}

function sumsOf(made: readonly ComparedSuggestions["one"][]): Sums {
  const mentions = made.flatMap(({ suggestion }) => suggestion.mentions);

  return {
    mentions: mentions.length,
    boxes: mentions.reduce((sum, { boxes }) => sum + boxes.length, 0),
    grounded: made.filter(({ suggestion }) => suggestion.mentions.length > 0).length,
  };
}
