import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { ImportListPage } from "#components/imports/import-list.tsx";
import { ImportList, importList } from "#lib/views/import-list.ts";

export const metadata: Metadata = { title: "Imports" };

/** What was taken in, and the way to more. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  return <ImportListPage {...(await load(ImportList, importList, await params))} />;
}
