import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { SuggestionListPage } from "#components/suggestions/suggestion-list.tsx";
import { SuggestionList, suggestionList } from "#lib/views/suggestion-list.ts";

export const metadata: Metadata = { title: "Suggestions" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string }>;
  readonly searchParams: Promise<Record<string, string>>;
}

/** What recipes made, by filter. */
export default async function Page({ params, searchParams }: PageProps) {
  const asked = { ...(await searchParams), ...(await params) };

  return <SuggestionListPage {...(await load(SuggestionList, suggestionList, asked))} />;
}
