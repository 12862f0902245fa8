import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RecipeComparisonPage } from "#components/recipes/recipe-comparison.tsx";
import { RecipeComparison, recipeComparison } from "#lib/views/recipe-comparison.ts";

export const metadata: Metadata = { title: "Compare recipes" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string }>;
  readonly searchParams: Promise<Record<string, string>>;
}

/** Two recipes on the same items. */
export default async function Page({ params, searchParams }: PageProps) {
  const asked = { ...(await searchParams), ...(await params) };

  return <RecipeComparisonPage {...(await load(RecipeComparison, recipeComparison, asked))} />;
}
