import {
  type ItemId,
  newId,
  type ProjectId,
  type RoundId,
  type SuggestionId,
  type TaskId,
  type UserId,
} from "#lib/domain/ids.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** An item that can be sent to experts, with its newest suggestion. */
export type SendableItem = {
  readonly itemId: ItemId;
  readonly suggestionId: SuggestionId | null;
  readonly sent: boolean;
};

/**
 * The project's items with their newest suggestion, in the order of their import. `sent`: experts have it in an open
 * round, or have answered.
 */
export function itemsToSend(
  reader: Reader,
  projectId: ProjectId,
  items: "all" | readonly ItemId[],
): Promise<SendableItem[]> {
  const ids = items === "all" ? null : [...items];

  return reader.$queryRaw<SendableItem[]>`
    SELECT i.id AS "itemId",
      (SELECT s.id FROM suggestion s WHERE s.item_id = i.id ORDER BY s.number DESC LIMIT 1) AS "suggestionId",
      EXISTS (SELECT 1 FROM task t JOIN round r ON r.id = t.round_id WHERE t.item_id = i.id AND (r.status = 'open'
        OR EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND a.status = 'submitted'))) AS sent
    FROM item i WHERE i.project_id = ${projectId}::uuid AND (${ids}::uuid[] IS NULL OR i.id = ANY(${ids}::uuid[]))
    ORDER BY i.number`;
}

/** Makes one task an item, in the order given. */
export async function insertTasks(
  tx: Transaction,
  { roundId, slots }: { roundId: RoundId; slots: number },
  items: readonly Pick<SendableItem, "itemId" | "suggestionId">[],
): Promise<void> {
  await tx.task.createMany({
    data: items.map(({ itemId, suggestionId }, order) => {
      return { id: newId<"Task">(), roundId, itemId, suggestionId, order, openSlots: slots };
    }),
  });
}

/** Who looks for a task, where, and when. */
export type Looking = { readonly projectId: ProjectId; readonly userId: UserId; readonly now: Date };

/**
 * The first task of the project's open rounds that takes an expert and that this one never had, its slot taken from it.
 * Two who look at once do not wait for each other and do not get the same slot.
 */
export async function takeSlot(tx: Transaction, { projectId, userId }: Looking): Promise<TaskId | null> {
  const [task] = await tx.$queryRaw<{ id: TaskId }[]>`
    UPDATE task SET open_slots = open_slots - 1 WHERE id = (
      SELECT t.id FROM task t JOIN round r ON r.id = t.round_id
      WHERE r.project_id = ${projectId}::uuid AND r.status = 'open' AND t.open_slots > 0
        AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND a.user_id = ${userId}::uuid)
      ORDER BY r.number, t."order" LIMIT 1 FOR UPDATE OF t SKIP LOCKED FOR SHARE OF r)
    RETURNING id`;

  return task?.id ?? null;
}

/** A task whose expert took it, did nothing and let the lease run out: he loses it, the one who looks gets his place. */
export async function takeLapsed(tx: Transaction, { projectId, userId, now }: Looking): Promise<TaskId | null> {
  const [task] = await tx.$queryRaw<{ id: TaskId }[]>`
    UPDATE assignment SET status = 'withdrawn' WHERE id = (
      SELECT a.id FROM assignment a JOIN task t ON t.id = a.task_id JOIN round r ON r.id = t.round_id
      WHERE r.project_id = ${projectId}::uuid AND r.status = 'open' AND a.status = 'pending' AND a.lease_until < ${now}
        AND NOT EXISTS (SELECT 1 FROM assignment mine WHERE mine.task_id = t.id AND mine.user_id = ${userId}::uuid)
      ORDER BY r.number, t."order" LIMIT 1 FOR UPDATE OF a SKIP LOCKED FOR SHARE OF r)
    RETURNING task_id AS id`;

  return task?.id ?? null;
}

/** Gives a slot back: the task waits for another expert. */
export async function giveSlotBack(tx: Transaction, id: TaskId): Promise<void> {
  await tx.task.update({ where: { id }, data: { openSlots: { increment: 1 } } });
}

/** How many tasks of the open rounds of the project wait for this expert. */
export async function countWaiting(reader: Reader, { projectId, userId }: Omit<Looking, "now">): Promise<number> {
  return reader.task.count({
    where: { round: { projectId, status: "open" }, openSlots: { gt: 0 }, assignments: { none: { userId } } },
  });
}

/** How many tasks the round has. */
export function countTasks(reader: Reader, roundId: RoundId): Promise<number> {
  return reader.task.count({ where: { roundId } });
}
