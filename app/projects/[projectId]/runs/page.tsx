import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RunListPage } from "#components/runs/run-list.tsx";
import { RunList, runList } from "#lib/views/run-list.ts";
import { startRunAction } from "./actions.ts";

export const metadata: Metadata = { title: "Runs" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string }>;
  readonly searchParams: Promise<Record<string, string | string[]>>;
}

/** The project's runs, and starting one; the address may hold the items for it. */
export default async function Page({ params, searchParams }: PageProps) {
  const asked = { ...(await searchParams), ...(await params) };

  return <RunListPage {...(await load(RunList, runList, asked))} start={startRunAction} />;
}
