import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RecipeEditor } from "#components/recipes/recipe-editor.tsx";
import { RecipePage, recipePage } from "#lib/views/recipe-page.ts";
import { saveRecipeAction } from "../../actions.ts";

export const metadata: Metadata = { title: "A copy of a recipe" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly recipeId: string }>;
}

/** A copy of a recipe, to be changed and kept under a name of its own. */
export default async function Page({ params }: PageProps) {
  const { projectId, recipe, names } = await load(RecipePage, recipePage, await params);

  return <RecipeEditor projectId={projectId} original={recipe} names={names} save={saveRecipeAction} />;
}
