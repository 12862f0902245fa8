import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { ImportReportPage } from "#components/imports/import-report.tsx";
import { ImportReport, importReport } from "#lib/views/import-report.ts";
import { cancelImportAction, startImportAction } from "../actions.ts";

export const metadata: Metadata = { title: "Import" };

interface PageProps {
  readonly params: Promise<{ projectId: string; importId: string }>;
  readonly searchParams: Promise<{ after?: string }>;
}

/** One import: how far it is, what came in, what did not and why. */
export default async function Page({ params, searchParams }: PageProps) {
  const report = await load(ImportReport, importReport, { ...(await searchParams), ...(await params) });

  return <ImportReportPage report={report} start={startImportAction} cancel={cancelImportAction} />;
}
