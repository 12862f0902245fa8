import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { lossesIn } from "#lib/db/losses.ts";
import { recipePairs } from "#lib/db/recipe-pairs.ts";
import { type KeptRecipe, recipesOf } from "#lib/db/recipes.ts";
import { countSuggestions, listedSuggestions } from "#lib/db/suggestion-lists.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import type { Loss } from "#lib/domain/funnel.ts";
import { ProjectId, type UserId } from "#lib/domain/ids.ts";
import { type RecipeDifference, recipeDifferences } from "#lib/domain/recipe.ts";
import type { ComparedGold, ComparedSuggestions, ComparedSums } from "#lib/domain/recipe-comparison.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { goldOf } from "./recipe-comparison/gold.ts";
import { pairsOf, sumsOf } from "./recipe-comparison/pairs.ts";

export const RecipeComparison = z.object({
  projectId: ProjectId,
  /** Names or fingerprints; where one is not said, the two recipes that have most items in common. */
  one: z.string().optional(),
  other: z.string().optional(),
});

/** Items that are read at once; those that differ most are shown first. */
const MOST = 240;
const SHOWN = 60;

/** A recipe by its name; older ones that share it have the start of their fingerprint with it. */
interface RecipeChoice {
  readonly fingerprint: string;
  readonly name: string;
}

/** Two recipes on the same items. */
export interface RecipeComparisonData {
  readonly projectId: ProjectId;
  readonly choices: readonly RecipeChoice[];
  readonly one: RecipeChoice | null;
  readonly other: RecipeChoice | null;
  readonly differences: readonly RecipeDifference[];
  /** With a suggestion of both. */
  readonly items: number;
  /** Sums over the items that were read. */
  readonly sums: {
    readonly read: number;
    readonly same: number;
    readonly one: ComparedSums;
    readonly other: ComparedSums;
  };
  /** What stages dropped or joined in the items that were read. */
  readonly losses: { readonly one: readonly Loss[]; readonly other: readonly Loss[] };
  /** Null: no expert's answer of a closed round is about an item that both have. */
  readonly gold: ComparedGold | null;
  readonly pairs: readonly ComparedSuggestions[];
}

/** What two recipes made of the same items; nothing of items that the asker annotates just now. */
export async function recipeComparison(
  { actor, reader }: Reading,
  { projectId, ...asked }: z.output<typeof RecipeComparison>,
): Promise<RecipeComparisonData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const recipes = await recipesOf(reader, projectId);
  const [one, other] = await chosen(reader, { projectId, recipes, asked });
  const choices = choicesOf(recipes);
  const choice = (of: KeptRecipe | undefined) => choices.find(({ fingerprint }) => fingerprint === of?.fingerprint);
  const both =
    one && other ? await compared(reader, { projectId, one, other, userId: userIdOf(actor) }) : NOTHING_COMPARED;

  return {
    ...{ projectId, choices, one: choice(one) ?? null, other: choice(other) ?? null },
    differences: one && other ? recipeDifferences(one.recipe, other.recipe) : [],
    ...both,
  };
}

/** Recipes by name, the newest of a name first. */
function choicesOf(recipes: readonly KeptRecipe[]): RecipeChoice[] {
  return recipes.map(({ fingerprint, recipe: { name } }, at) => {
    const isNewest = recipes.findIndex(({ recipe }) => recipe.name === name) === at;

    return { fingerprint, name: isNewest ? name : `${name} ${fingerprint.slice(0, 12)}` };
  });
}

interface Choice {
  readonly projectId: ProjectId;
  readonly recipes: readonly KeptRecipe[];
  readonly asked: { readonly one?: string | undefined; readonly other?: string | undefined };
}

/** The recipes that are asked for; what is not said is taken from the pair with most items in common. */
async function chosen(
  reader: Reading["reader"],
  { projectId, recipes, asked }: Choice,
): Promise<readonly [KeptRecipe | undefined, KeptRecipe | undefined]> {
  const named = (name: string | undefined) => {
    const found =
      recipes.find(({ fingerprint }) => fingerprint === name) ?? recipes.find(({ recipe }) => recipe.name === name);
    if (name !== undefined && !found) throw new Refusal("recipe-unknown", { name });

    return found;
  };
  const [one, other] = [named(asked.one), named(asked.other)];
  if (one && other) return [one, other];
  const said = one ?? other;
  const at = (of: string) => recipes.findIndex(({ fingerprint }) => fingerprint === of);
  const [best] = (await recipePairs(reader, projectId))
    .filter((pair) => !said || pair.one === said.fingerprint || pair.other === said.fingerprint)
    .sort((a, b) => b.items - a.items || at(a.one) + at(a.other) - at(b.one) - at(b.other)); // of equals those first by name
  const inPair = recipes.filter(({ fingerprint }) => fingerprint === best?.one || fingerprint === best?.other);
  const rest = inPair.filter((recipe) => recipe !== said);
  if (one) return [one, rest[0]];
  if (other) return [rest[0], other];

  return [inPair[0], inPair[1]];
}

type Two = {
  readonly projectId: ProjectId;
  readonly one: KeptRecipe;
  readonly other: KeptRecipe;
  readonly userId: UserId | null;
};
type Compared = Pick<RecipeComparisonData, "items" | "sums" | "losses" | "gold" | "pairs">;

const NONE: ComparedSums = { mentions: 0, boxes: 0, grounded: 0, questions: 0 };
const NOTHING_COMPARED: Compared = {
  ...{ items: 0, sums: { read: 0, same: 0, one: NONE, other: NONE } },
  ...{ losses: { one: [], other: [] }, gold: null, pairs: [] },
};

async function compared(reader: Reading["reader"], { projectId, one, other, userId }: Two): Promise<Compared> {
  const filter = { projectId, fingerprint: one.fingerprint, alsoBy: other.fingerprint, notUnderWorkOf: userId };
  const fingerprints = { one: one.fingerprint, other: other.fingerprint };
  const [items, first, gold] = await Promise.all([
    countSuggestions(reader, filter),
    listedSuggestions(reader, filter, MOST),
    goldOf(reader, { projectId, fingerprints, userId }),
  ]);
  const among = { items: first.map(({ item }) => item.id), notUnderWorkOf: userId };
  const second = await listedSuggestions(reader, { projectId, fingerprint: other.fingerprint, ...among }, MOST);
  const pairs = pairsOf({ recipes: { one, other }, one: first, other: second });
  const lost = (made: readonly { readonly id: ComparedSuggestions["one"]["id"] }[]) =>
    lossesIn(
      reader,
      made.map(({ id }) => id),
    );
  const [lostByOne, lostByOther] = await Promise.all([lost(first), lost(second)]);
  const same = pairs.filter(({ difference }) => difference === 0).length;

  return {
    ...{ items, gold, losses: { one: lostByOne, other: lostByOther } },
    sums: { read: pairs.length, same, one: sumsOf(first), other: sumsOf(second) },
    pairs: pairs.slice(0, SHOWN),
  };
}
