import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RoundListPage } from "#components/rounds/round-list.tsx";
import { RoundList, roundList } from "#lib/views/round-list.ts";
import { openRoundAction } from "./actions.ts";

export const metadata: Metadata = { title: "Rounds" };

/** How far the experts are, round by round. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const data = await load(RoundList, roundList, { projectId });

  return <RoundListPage projectId={projectId} {...data} open={openRoundAction} />;
}
