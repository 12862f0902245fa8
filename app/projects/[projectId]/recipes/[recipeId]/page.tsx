import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RecipePageBody } from "#components/recipes/recipe-page.tsx";
import { RecipePage, recipePage } from "#lib/views/recipe-page.ts";

export const metadata: Metadata = { title: "Recipe" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly recipeId: string }>;
}

/** One recipe. */
export default async function Page({ params }: PageProps) {
  return <RecipePageBody {...(await load(RecipePage, recipePage, await params))} />;
}
