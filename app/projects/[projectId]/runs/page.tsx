import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RunListPage } from "#components/runs/run-list.tsx";
import { RunList, runList } from "#lib/views/run-list.ts";
import { startRunAction } from "./actions.ts";

export const metadata: Metadata = { title: "Runs" };

/** The project's runs. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  return <RunListPage {...(await load(RunList, runList, await params))} start={startRunAction} />;
}
