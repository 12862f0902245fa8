import { Change, type NumberedChange } from "#lib/domain/change.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** Where processes listen for changes; what is sent there is a {@link NumberedChange} and nothing else. */
const CHANNEL = "giqa_changes";

/**
 * Writes the change down and tells those who listen, when the transaction commits. Call it last: it holds up other
 * announcements of the project until then, so that numbers grow in the order in which readers come to see them.
 */
export async function announce(tx: Transaction, change: Change): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${change.projectId}, 0))`;
  const { number } = await tx.change.create({
    data: { projectId: change.projectId, kind: change.kind, subject: change.id },
    select: { number: true },
  });
  const payload = JSON.stringify({ ...change, number: Number(number) });
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${payload})`;
}

/** What changed in the project after the given number, oldest first, at most a thousand. */
export async function changesSince(reader: Reader, projectId: ProjectId, after: number): Promise<NumberedChange[]> {
  const rows = await reader.change.findMany({
    where: { projectId, number: { gt: after } },
    orderBy: { number: "asc" },
    take: 1000,
  });

  return rows.map(({ number, kind, subject }) => ({
    ...Change.parse({ projectId, kind, id: subject }),
    number: Number(number),
  }));
}

/** The number of the project's newest change: where a page begins that has just been drawn. */
export async function newestChange(reader: Reader, projectId: ProjectId): Promise<number> {
  const newest = await reader.change.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
  });

  return Number(newest?.number ?? 0);
}
