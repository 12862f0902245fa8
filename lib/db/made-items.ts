import type { Size } from "#lib/domain/geometry.ts";
import type { ItemId, RunId } from "#lib/domain/ids.ts";
import { Trace } from "#lib/domain/trace.ts";
import type { Reader } from "./transaction.ts";

/** An item of a run with what its suggestion was made from; no trace: it has none by the run's recipe. */
export interface MadeItem {
  readonly itemId: ItemId;
  readonly description: string;
  readonly sha256: string;
  /** Of the upright picture. */
  readonly size: Size;
  readonly trace: Trace | null;
}

/** Some of the run's items in the order of their ids, with the traces of the recipe of this fingerprint. */
export async function madeItems(
  reader: Reader,
  { runId, fingerprint }: { readonly runId: RunId; readonly fingerprint: string },
  { after, take }: { readonly after: ItemId | null; readonly take: number },
): Promise<MadeItem[]> {
  const rows = await reader.runItem.findMany({
    where: { runId, ...(after && { itemId: { gt: after } }) },
    orderBy: { itemId: "asc" },
    take,
    select: {
      itemId: true,
      item: {
        select: {
          ...{ description: true, image: { select: { sha256: true, width: true, height: true } } },
          suggestions: { where: { fingerprint }, select: { trace: true } },
        },
      },
    },
  });

  return rows.map(({ itemId, item: { description, image, suggestions } }) => {
    const { sha256, ...size } = image;
    const [made] = suggestions;

    return { itemId: itemId as ItemId, description, sha256, size, trace: made ? Trace.parse(made.trace) : null };
  });
}
