import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { ExportPage } from "#components/releases/export-page.tsx";
import { ExportList, exportList } from "#lib/views/export-list.ts";
import { startExportAction } from "./actions.ts";

export const metadata: Metadata = { title: "Releases" };

/** What the project has given out, and the button for more. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const data = await load(ExportList, exportList, { projectId });

  return <ExportPage projectId={projectId} {...data} start={startExportAction} />;
}
