import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { WhatIfPage } from "#components/what-if/what-if-page.tsx";
import { TriedRunPage, triedRunPage } from "#lib/views/what-if/page.ts";
import { saveRecipeAction } from "../../../recipes/actions.ts";

export const metadata: Metadata = { title: "What would change" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly runId: string }>;
  readonly searchParams: Promise<Readonly<Record<"bar" | "changes", string | string[] | undefined>>>;
}

/** Other thresholds over a run. */
export default async function Page({ params, searchParams }: PageProps) {
  const { bar, changes } = await searchParams;
  const data = await load(TriedRunPage, triedRunPage, await params);

  return (
    <WhatIfPage
      {...data}
      save={saveRecipeAction}
      bar={typeof bar === "string" ? bar : null}
      changes={typeof changes === "string" ? changes : undefined}
    />
  );
}
