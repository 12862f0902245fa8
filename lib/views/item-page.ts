import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type ImageRow, imageById } from "#lib/db/images.ts";
import { type ItemRow, itemById, itemsOf } from "#lib/db/items.ts";
import { suggestionsOfItem } from "#lib/db/suggestions.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ItemId, ProjectId, type SuggestionId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const ItemPage = z.object({ projectId: ProjectId, itemId: ItemId });

/** An item, its picture, the picture's other descriptions, and what machines made of it. */
export interface ItemPageData {
  readonly projectId: ProjectId;
  readonly item: ItemRow;
  readonly image: ImageRow;
  readonly others: readonly ItemRow[];
  readonly suggestions: readonly { readonly id: SuggestionId; readonly recipe: string; readonly createdAt: Date }[];
}

const MOST_OTHERS = 50;

/** One item. */
export async function itemPage(
  { actor, reader }: Reading,
  { projectId, itemId }: z.output<typeof ItemPage>,
): Promise<ItemPageData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const item = await itemById(reader, projectId, itemId);
  if (!item) throw new Refusal("not-found", { what: "item", id: itemId });
  const [image, siblings, made] = await Promise.all([
    imageById(reader, projectId, item.image.id),
    itemsOf(reader, projectId, { imageId: item.image.id, after: 0, take: MOST_OTHERS }),
    suggestionsOfItem(reader, itemId),
  ]);
  if (!image) throw new Refusal("not-found", { what: "picture", id: item.image.id });

  return {
    projectId,
    item,
    image,
    others: siblings.filter(({ id }) => id !== itemId),
    suggestions: made,
  };
}
