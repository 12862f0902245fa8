import type { ProjectId, ProtocolId, RoundId } from "#lib/domain/ids.ts";
import type { ClosedRound, OpenRound, Round, RoundProgress, TrackedRound } from "#lib/domain/round.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** The number of the project's next round; who asks at the same time waits. */
export async function nextRoundNumber(tx: Transaction, projectId: ProjectId): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
  const { _max } = await tx.round.aggregate({ where: { projectId }, _max: { number: true } });

  return (_max.number ?? 0) + 1;
}

/** Writes down a new round. */
export async function insertRound(tx: Transaction, round: OpenRound): Promise<void> {
  await tx.round.create({ data: round });
}

/** An open round, locked: nobody takes a task of it or submits to it until the transaction ends. */
export async function openRoundById(tx: Transaction, id: RoundId): Promise<OpenRound | null> {
  await tx.$queryRaw`SELECT 1 FROM round WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.round.findFirst({ where: { id, status: "open" } });
  const round = row && roundOf(row);

  return round?.status === "open" ? round : null;
}

/** Writes down that the round is closed. */
export async function saveRound(tx: Transaction, { id, closedAt, early }: ClosedRound): Promise<void> {
  const data = { status: "closed", closedAt, closeReason: early?.reason ?? null, withdrawn: early?.withdrawn ?? 0 };
  await tx.round.update({ where: { id }, data });
}

/** A round by its id, with its protocol's name and how far it is; null where the project has none. */
export async function roundInProject(reader: Reader, projectId: ProjectId, id: RoundId): Promise<TrackedRound | null> {
  const [round] = await roundsWhere(reader, { projectId, id });

  return round ?? null;
}

/** The project's rounds, the newest first. */
export function roundsOf(reader: Reader, projectId: ProjectId): Promise<TrackedRound[]> {
  return roundsWhere(reader, { projectId });
}

async function roundsWhere(reader: Reader, where: { projectId: ProjectId; id?: RoundId }): Promise<TrackedRound[]> {
  const rows = await reader.round.findMany({
    where,
    orderBy: { number: "desc" },
    include: { protocol: { select: { name: true } } },
  });
  const progress = await progressOf(
    reader,
    rows.map(({ id }) => id),
  );

  return rows.map((row) => ({
    round: roundOf(row),
    protocol: row.protocol.name,
    progress: progress.get(row.id) ?? NOTHING,
  }));
}

const NOTHING: RoundProgress = { tasks: 0, open: 0, underWay: 0, submitted: 0, discarded: 0, withdrawn: 0 };

async function progressOf(reader: Reader, ids: readonly string[]): Promise<Map<string, RoundProgress>> {
  const rows = await reader.$queryRaw<(RoundProgress & { id: string })[]>`
    SELECT t.round_id AS id, count(*)::int AS tasks, coalesce(sum(t.open_slots), 0)::int AS open,
      coalesce(sum(a."underWay"), 0)::int AS "underWay", coalesce(sum(a.submitted), 0)::int AS submitted,
      coalesce(sum(a.discarded), 0)::int AS discarded, coalesce(sum(a.withdrawn), 0)::int AS withdrawn
    FROM task t LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status IN ('pending', 'draft')) AS "underWay",
        count(*) FILTER (WHERE status = 'submitted') AS submitted,
        count(*) FILTER (WHERE status = 'discarded') AS discarded,
        count(*) FILTER (WHERE status = 'withdrawn') AS withdrawn
      FROM assignment WHERE task_id = t.id) a ON true
    WHERE t.round_id = ANY(${[...ids]}::uuid[]) GROUP BY t.round_id`;

  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}

type Row = {
  id: string;
  projectId: string;
  protocolId: string;
  number: number;
  kind: string;
  status: string;
  openedAt: Date;
  closedAt: Date | null;
  closeReason: string | null;
  withdrawn: number;
};

function roundOf({ id, projectId, protocolId, number, kind, openedAt, closedAt, closeReason, withdrawn }: Row): Round {
  const named = {
    id: id as RoundId,
    projectId: projectId as ProjectId,
    protocolId: protocolId as ProtocolId,
    number,
    kind: kind === "revision" ? "revision" : "blind",
    openedAt,
  } as const;
  if (!closedAt) return { ...named, status: "open" };

  return {
    ...named,
    status: "closed",
    closedAt,
    early: closeReason === null ? null : { reason: closeReason, withdrawn },
  };
}
