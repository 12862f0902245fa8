import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { NewImportPage } from "#components/imports/new-import.tsx";
import { ImportList, importList } from "#lib/views/import-list.ts";
import { startImportAction } from "../actions.ts";

export const metadata: Metadata = { title: "New import" };

/** Choose files, send them, try them. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  const { projectId } = await load(ImportList, importList, await params);

  return <NewImportPage projectId={projectId} start={startImportAction} />;
}
