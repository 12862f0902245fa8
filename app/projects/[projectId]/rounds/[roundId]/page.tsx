import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RoundDetails } from "#components/rounds/round-details.tsx";
import { RoundPage, roundPage } from "#lib/views/round-page.ts";
import { closeRoundAction } from "../actions.ts";

export const metadata: Metadata = { title: "Round" };

interface PageProps {
  readonly params: Promise<{ projectId: string; roundId: string }>;
}

/** One round: how far it is, and closing it. */
export default async function Page({ params }: PageProps) {
  const data = await load(RoundPage, roundPage, await params);

  return <RoundDetails {...data} close={closeRoundAction} />;
}
