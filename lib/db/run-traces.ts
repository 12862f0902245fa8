import type { Size } from "#lib/domain/geometry.ts";
import type { ImageId, ItemId, ProjectId, RunId, SuggestionId, UserId } from "#lib/domain/ids.ts";
import type { ShownPicture } from "#lib/domain/listed-suggestion.ts";
import { Trace } from "#lib/domain/trace.ts";
import { openAndTakenBy } from "./suggestion-lists.ts";
import type { Reader } from "./transaction.ts";

/** The suggestions of a run's items by its recipe: those that it made, and those that it found. */
export interface TracedRun {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  /** Of its recipe. */
  readonly fingerprint: string;
  /** Nothing of items that this person is annotating in an open round. */
  readonly notUnderWorkOf: UserId | null;
}

/** An item of a run; `made` is null where it has no suggestion yet, `withheld` where there is none for the asker. */
export interface TracedItem {
  readonly itemId: ItemId;
  readonly image: Size;
  readonly made: { readonly id: SuggestionId; readonly trace: Trace } | "withheld" | null;
}

/** Some of the run's items by their ids, which are random: any part is a fair sample of the whole. */
export async function tracedItems(
  reader: Reader,
  { runId, fingerprint, notUnderWorkOf }: TracedRun,
  { after, take }: { readonly after: ItemId | null; readonly take: number },
): Promise<TracedItem[]> {
  const rows = await reader.runItem.findMany({
    where: { runId, ...(after && { itemId: { gt: after } }) },
    orderBy: { itemId: "asc" },
    take,
    select: {
      itemId: true,
      item: {
        select: {
          image: { select: { width: true, height: true } },
          suggestions: { where: { fingerprint }, select: { id: true, trace: true } },
          tasks: { where: notUnderWorkOf ? openAndTakenBy(notUnderWorkOf) : { id: { in: [] } }, select: { id: true } },
        },
      },
    },
  });

  return rows.map(({ itemId, item: { image, suggestions, tasks } }) => {
    const [made = null] = suggestions;
    const traced = made && { id: made.id as SuggestionId, trace: Trace.parse(made.trace) };

    return { itemId: itemId as ItemId, image, made: tasks.length > 0 ? "withheld" : traced };
  });
}

/** A suggestion with its trace and its picture. */
export interface PicturedTrace {
  readonly id: SuggestionId;
  readonly item: { readonly id: ItemId; readonly externalId: string };
  readonly picture: ShownPicture;
  readonly trace: Trace;
}

/** Those of the run's suggestions that have these ids, in the order of the ids. */
export async function picturedTraces(
  reader: Reader,
  { projectId, runId, fingerprint, notUnderWorkOf }: TracedRun,
  ids: readonly SuggestionId[],
): Promise<PicturedTrace[]> {
  const rows = await reader.suggestion.findMany({
    where: {
      ...{ id: { in: [...ids] }, projectId, fingerprint },
      item: {
        runItems: { some: { runId } },
        ...(notUnderWorkOf && { NOT: { tasks: { some: openAndTakenBy(notUnderWorkOf) } } }),
      },
    },
    select: {
      ...{ id: true, trace: true },
      item: {
        select: {
          ...{ id: true, externalId: true },
          image: { select: { id: true, path: true, width: true, height: true } },
        },
      },
    },
  });
  const found = new Map(rows.map((row) => [row.id, row]));

  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { image, ...item } = row.item;

    return {
      id,
      item: { id: item.id as ItemId, externalId: item.externalId },
      picture: { ...image, id: image.id as ImageId },
      trace: Trace.parse(row.trace),
    };
  });
}
