import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { ItemListPage } from "#components/items/item-list.tsx";
import { ItemList, itemList } from "#lib/views/item-list.ts";

export const metadata: Metadata = { title: "Images" };

interface PageProps {
  readonly params: Promise<{ projectId: string }>;
  readonly searchParams: Promise<Record<string, string>>;
}

/** The project's items, by filter. */
export default async function Page({ params, searchParams }: PageProps) {
  return <ItemListPage {...(await load(ItemList, itemList, { ...(await searchParams), ...(await params) }))} />;
}
