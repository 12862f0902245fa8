import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type ItemRow, itemsOf } from "#lib/db/items.ts";
import { sourcesOf } from "#lib/db/sources.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { TextOrigin } from "#lib/domain/taxonomy.ts";

export const ItemList = z.object({
  projectId: ProjectId,
  source: z.string().optional(),
  origin: TextOrigin.optional(),
  suggested: z.enum(["yes", "no"]).optional(),
  as: z.enum(["pictures", "table"]).default("pictures"),
  /** Items after this one in the order of import. */
  after: z.coerce.number().int().nonnegative().default(0),
});
export type ItemListQuery = z.output<typeof ItemList>;

const PAGE = 60;

/** A page of a project's items. */
export interface ItemListData {
  readonly query: ItemListQuery;
  readonly items: readonly ItemRow[];
  readonly sources: readonly string[];
  /** Where the next page begins; null: this is the last. */
  readonly next: number | null;
}

/** The project's items by filter, a page of them. What experts see comes with their tasks, one by one. */
export async function itemList({ actor, reader }: Reading, query: ItemListQuery): Promise<ItemListData> {
  const { projectId, source, origin: textOrigin, suggested, after } = query;
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const filter = { source, textOrigin, after, take: PAGE + 1 };
  const asked = suggested === undefined ? filter : { ...filter, suggested: suggested === "yes" };
  const [found, sources] = await Promise.all([itemsOf(reader, projectId, asked), sourcesOf(reader, projectId)]);
  const items = found.slice(0, PAGE);

  return {
    query,
    items,
    sources: sources.map(({ name }) => name),
    next: found.length > PAGE ? (items.at(-1)?.number ?? null) : null,
  };
}
