import type { WorkerId } from "#lib/domain/ids.ts";
import { Worker } from "#lib/domain/worker.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** The workers that told of themselves and did not take their leave, the longest at work first. */
export async function workersHeard(reader: Reader): Promise<Worker[]> {
  const rows = await reader.worker.findMany({ orderBy: [{ startedAt: "asc" }, { id: "asc" }] });

  return rows.map((row) => Worker.parse(row));
}

/** Keeps what a worker tells of itself, in place of what it told before. */
export async function keepWorker(tx: Transaction, { id, doing, ...rest }: Worker): Promise<void> {
  const data = { ...rest, doing: [...doing] };
  await tx.worker.upsert({ where: { id }, create: { id, ...data }, update: data });
}

/** Forgets a worker that has ended. */
export async function forgetWorker(tx: Transaction, id: WorkerId): Promise<void> {
  await tx.worker.deleteMany({ where: { id } });
}

/** Forgets the workers that were last heard of before. */
export async function forgetWorkersUnheard(tx: Transaction, before: Date): Promise<void> {
  await tx.worker.deleteMany({ where: { beatAt: { lt: before } } });
}
