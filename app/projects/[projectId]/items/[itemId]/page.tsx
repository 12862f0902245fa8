import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { ItemPageBody } from "#components/items/item-page.tsx";
import { ItemPage, itemPage } from "#lib/views/item-page.ts";

export const metadata: Metadata = { title: "Item" };

/** One item: its picture, its description, and what machines made of it. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string; itemId: string }> }) {
  return <ItemPageBody {...(await load(ItemPage, itemPage, await params))} />;
}
