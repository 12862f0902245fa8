import type { ImageId, ItemId, ProjectId, RunId, SuggestionId, UserId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import { Suggestion } from "#lib/domain/suggestion.ts";
import type { Reader } from "./transaction.ts";

/** Which suggestions a list shows, the newest first. */
export interface SuggestionFilter {
  readonly projectId: ProjectId;
  readonly runId?: RunId | undefined;
  readonly grounded?: boolean | undefined;
  readonly sent?: boolean | undefined;
  /** Of the recipe of this fingerprint. */
  readonly fingerprint?: string | undefined;
  /** Only of these items. */
  readonly items?: readonly ItemId[] | undefined;
  /** Only of items that have one of the recipe of this fingerprint too. */
  readonly alsoBy?: string | undefined;
  /** Numbers below this. */
  readonly before?: number | undefined;
  /** Nothing of items that this person is annotating in an open round. */
  readonly notUnderWorkOf: UserId | null;
}

/** Some of the project's suggestions with their pictures, the newest first. */
export async function listedSuggestions(
  reader: Reader,
  filter: SuggestionFilter,
  take: number,
): Promise<ListedSuggestion[]> {
  const rows = await reader.suggestion.findMany({
    where: whereOf(filter),
    orderBy: { number: "desc" },
    take,
    select: {
      ...{ id: true, number: true, runId: true, body: true, seconds: true },
      run: { select: { recipe: { select: { name: true } } } },
      item: {
        select: {
          ...{ id: true, externalId: true },
          image: { select: { id: true, path: true, width: true, height: true } },
          _count: { select: { tasks: true } },
        },
      },
    },
  });

  return rows.map(({ item, run, ...row }) => ({
    id: row.id as SuggestionId,
    number: Number(row.number),
    runId: row.runId as RunId,
    recipe: run.recipe.name,
    item: { id: item.id as ItemId, externalId: item.externalId },
    picture: { ...item.image, id: item.image.id as ImageId },
    suggestion: Suggestion.parse(row.body),
    seconds: row.seconds,
    sent: item._count.tasks > 0,
  }));
}

/** How many suggestions the list would show in all. */
export function countSuggestions(reader: Reader, filter: SuggestionFilter): Promise<number> {
  return reader.suggestion.count({ where: whereOf({ ...filter, before: undefined }) });
}

/** Has the person a share of the item in a round that is open? */
export async function isUnderWorkOf(reader: Reader, itemId: ItemId, userId: UserId): Promise<boolean> {
  const found = await reader.item.findFirst({ where: { id: itemId, tasks: { some: openAndTakenBy(userId) } } });

  return found !== null;
}

/** Tasks of open rounds that the person has a share of. */
export function openAndTakenBy(userId: UserId) {
  return { round: { status: "open" }, assignments: { some: { userId } } };
}

function whereOf({ projectId, runId, grounded, sent, before, notUnderWorkOf, ...more }: SuggestionFilter) {
  const { fingerprint, items, alsoBy } = more;

  return {
    projectId,
    ...(runId && { runId }),
    ...(fingerprint && { fingerprint }),
    ...(items && { itemId: { in: [...items] } }),
    ...(grounded !== undefined && { mentions: grounded ? { gt: 0 } : 0 }),
    ...(before !== undefined && { number: { lt: before } }),
    item: {
      ...(alsoBy && { suggestions: { some: { fingerprint: alsoBy } } }),
      ...(sent !== undefined && { tasks: sent ? { some: {} } : { none: {} } }),
      ...(notUnderWorkOf && { NOT: { tasks: { some: openAndTakenBy(notUnderWorkOf) } } }),
    },
  };
}
