import type { ItemId, ProjectId, RunId } from "#lib/domain/ids.ts";
import { type ItemFailure, RunItemState } from "#lib/domain/run.ts";
import { StageName } from "#lib/domain/trace.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** One item of one run. */
export type RunItemKey = { readonly runId: RunId; readonly itemId: ItemId };

/** Which of the project's items a run takes: by id, of a source, without any suggestion; all where nothing is said. */
export interface ChosenItems {
  readonly ids: readonly ItemId[] | null;
  readonly source: string | null;
  readonly unsuggested: boolean;
}

/** Puts items of the project into the run, waiting; ids of other projects' items are passed over. Answers how many. */
export function insertRunItems(
  tx: Transaction,
  run: { readonly id: RunId; readonly projectId: ProjectId },
  { ids, source, unsuggested }: ChosenItems,
): Promise<number> {
  return tx.$executeRaw`INSERT INTO run_item (run_id, item_id, state)
    SELECT ${run.id}::uuid, item.id, 'waiting' FROM item
    JOIN image ON image.id = item.image_id JOIN source ON source.id = image.source_id
    WHERE item.project_id = ${run.projectId}::uuid
      AND (${ids === null} OR item.id = ANY(${[...(ids ?? [])]}::uuid[]))
      AND (${source}::text IS NULL OR source.name = ${source})
      AND (${!unsuggested} OR NOT EXISTS (SELECT 1 FROM suggestion WHERE suggestion.item_id = item.id))`;
}

/** Ids of the run's waiting items, in the order of their import. */
export async function waitingItemIds(reader: Reader, runId: RunId): Promise<ItemId[]> {
  const rows = await reader.$queryRaw<
    { id: ItemId }[]
  >`SELECT item_id AS id FROM run_item JOIN item ON item.id = item_id
    WHERE run_id = ${runId}::uuid AND state = 'waiting' ORDER BY item.number`;

  return rows.map(({ id }) => id);
}

/** What a suggestion is made from; null when the run has no such item. */
export async function runItemOf(
  reader: Reader,
  { runId, itemId }: RunItemKey,
): Promise<{ state: RunItemState; description: string; sha256: string } | null> {
  const row = await reader.runItem.findUnique({
    where: { runId_itemId: { runId, itemId } },
    select: { state: true, item: { select: { description: true, image: { select: { sha256: true } } } } },
  });

  return (
    row && {
      state: RunItemState.parse(row.state),
      description: row.item.description,
      sha256: row.item.image.sha256,
    }
  );
}

/** Counts a try; false when the item waits no more. */
export async function countAttempt(tx: Transaction, { runId, itemId }: RunItemKey): Promise<boolean> {
  const { count } = await tx.runItem.updateMany({
    where: { runId, itemId, state: "waiting" },
    data: { attempts: { increment: 1 } },
  });

  return count === 1;
}

/** Notes why the last try failed; the item goes on waiting for the next. */
export async function noteFailure(tx: Transaction, { runId, itemId }: RunItemKey, failure: ItemFailure): Promise<void> {
  await tx.runItem.updateMany({ where: { runId, itemId, state: "waiting" }, data: failure });
}

/** Why the last try failed; null where nothing was noted, as when its process died. */
export async function failureOf(reader: Reader, { runId, itemId }: RunItemKey): Promise<ItemFailure | null> {
  const row = await reader.runItem.findUnique({ where: { runId_itemId: { runId, itemId } } });
  if (!row?.reason) return null;

  return {
    stage: row.stage === null ? null : StageName.parse(row.stage),
    reason: row.reason,
    detail: row.detail ?? "",
  };
}

/** How a waiting item ended. */
export type Ended = {
  readonly state: Exclude<RunItemState, "waiting">;
  readonly seconds: number | null;
  readonly at: Date;
  readonly failure: ItemFailure | null;
};

/** Ends a waiting item; false when it was ended before. */
export async function endRunItem(
  tx: Transaction,
  { runId, itemId }: RunItemKey,
  { state, seconds, at, failure }: Ended,
): Promise<boolean> {
  const why = failure ?? { stage: null, reason: null, detail: null };
  const { count } = await tx.runItem.updateMany({
    where: { runId, itemId, state: "waiting" },
    data: { state, seconds, finishedAt: at, ...why },
  });

  return count === 1;
}

/** Which failed items of a run: at a stage, null before the first; for a reason; all where nothing is said. */
export interface FailedItems {
  readonly runId: RunId;
  readonly stage?: StageName | null | undefined;
  readonly reason?: string | undefined;
}

/** Lets failed items wait again; answers how many. */
export async function reviveFailed(tx: Transaction, { runId, stage, reason }: FailedItems): Promise<number> {
  const { count } = await tx.runItem.updateMany({
    where: { runId, state: "failed", ...(stage !== undefined && { stage }), ...(reason !== undefined && { reason }) },
    data: { state: "waiting", attempts: 0, finishedAt: null, stage: null, reason: null, detail: null },
  });

  return count;
}

/** Items of a run that failed alike: how many, and one of them. */
export interface AlikeFailed {
  readonly stage: StageName | null;
  readonly reason: string;
  readonly items: number;
  readonly example: ItemId;
  readonly detail: string;
}

/** Why items of the run failed for good, the most frequent reason first. */
export function failuresOf(reader: Reader, runId: RunId): Promise<AlikeFailed[]> {
  return alikeIn(reader, runId, "failed");
}

/** Why the last try of items that will be tried again failed, the most frequent reason first. */
export function setbacksOf(reader: Reader, runId: RunId): Promise<AlikeFailed[]> {
  return alikeIn(reader, runId, "waiting");
}

async function alikeIn(reader: Reader, runId: RunId, state: RunItemState): Promise<AlikeFailed[]> {
  return reader.$queryRaw`SELECT stage, reason, count(*)::int AS items, min(item_id::text) AS example,
      coalesce(min(detail), '') AS detail
    FROM run_item WHERE run_id = ${runId}::uuid AND state = ${state} AND reason IS NOT NULL
    GROUP BY stage, reason ORDER BY items DESC, reason`;
}
