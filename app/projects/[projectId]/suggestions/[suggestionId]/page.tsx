import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { SuggestionTracePage } from "#components/suggestions/suggestion-trace.tsx";
import { SuggestionTrace, suggestionTrace } from "#lib/views/suggestion-trace.ts";
import { saveRecipeAction } from "../../recipes/actions.ts";

export const metadata: Metadata = { title: "Suggestion" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly suggestionId: string }>;
  readonly searchParams: Promise<Readonly<Record<"box" | "changes", string | string[] | undefined>>>;
}

/** How a suggestion came about. */
export default async function Page({ params, searchParams }: PageProps) {
  const { box, changes } = await searchParams;
  const data = await load(SuggestionTrace, suggestionTrace, await params);

  return (
    <SuggestionTracePage
      {...data}
      save={saveRecipeAction}
      box={typeof box === "string" ? box : null}
      changes={typeof changes === "string" ? changes : undefined}
    />
  );
}
