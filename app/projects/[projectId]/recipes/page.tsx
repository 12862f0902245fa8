import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RecipeListPage } from "#components/recipes/recipe-list.tsx";
import { RecipeList, recipeList } from "#lib/views/recipe-list.ts";

export const metadata: Metadata = { title: "Recipes" };

/** What a run may be started with. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  return <RecipeListPage {...(await load(RecipeList, recipeList, await params))} />;
}
