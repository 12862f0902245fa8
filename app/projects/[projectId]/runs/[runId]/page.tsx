import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { RunMonitorPage } from "#components/runs/run-monitor.tsx";
import { RunMonitor, runMonitor } from "#lib/views/run-monitor.ts";
import { cancelRunAction, retryRunAction } from "../actions.ts";

export const metadata: Metadata = { title: "Run" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly runId: string }>;
}

/** One run, live. */
export default async function Page({ params }: PageProps) {
  const data = await load(RunMonitor, runMonitor, await params);

  return <RunMonitorPage {...data} actions={{ cancel: cancelRunAction, retry: retryRunAction }} />;
}
