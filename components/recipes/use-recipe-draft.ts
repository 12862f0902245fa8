import { useState } from "react";
import type { Recipe } from "#lib/domain/recipe.ts";
import { changedRecipe, changesTo, RecipeChanges } from "#lib/domain/recipe-changes.ts";

/** A recipe while it is changed: numbers may be no number, lists may hold empty lines. */
export interface RecipeDraft {
  readonly recipe: Recipe;
  readonly set: (change: Partial<Recipe>) => void;
  readonly changes: RecipeChanges;
  /** What is saved under this name; null where something is wrong. */
  readonly made: (name: string) => Recipe | null;
  /** What is wrong with a value, by its place among the changes. */
  readonly flaw: (place: string) => string | undefined;
  readonly flaws: number;
}

/** A copy of the original to be changed, judged by the rules that its saving is judged by. */
export function useRecipeDraft(original: Recipe): RecipeDraft {
  const [recipe, setRecipe] = useState(original);
  const changes = changesTo(original, recipe);
  const { data, error } = RecipeChanges.safeParse(changes);
  const issues = error?.issues ?? [];

  return {
    ...{ recipe, changes, flaws: issues.length },
    set: (change) => setRecipe((now) => ({ ...now, ...change })),
    made: (name) => (data && name ? changedRecipe(original, name, data) : null),
    flaw: (place) => issues.find(({ path }) => path.join(".") === place)?.message,
  };
}
