"use server";

import { action } from "#app/_edge/action.ts";
import { SaveRecipe, saveRecipe } from "#lib/services/save-recipe.ts";

export const saveRecipeAction = action(SaveRecipe, saveRecipe);
