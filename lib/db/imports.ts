import { z } from "zod";
import type { ImportId, ProjectId } from "#lib/domain/ids.ts";
import {
  ImportFormat,
  ImportPlace,
  ImportProgress,
  ImportStatus,
  isUnderWay,
  NOTHING_READ,
  Problem,
  SkipReason,
} from "#lib/domain/import.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** One taking in of files and rows, or a trial of it. */
export interface ImportRow {
  readonly id: ImportId;
  readonly projectId: ProjectId;
  readonly format: ImportFormat;
  readonly status: ImportStatus;
  readonly place: ImportPlace;
  readonly dryRun: boolean;
  readonly progress: ImportProgress;
  /** The last row that is in. */
  readonly lastRow: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly failure: string | null;
}

const Checkpoint = z.object({ row: z.number().int() });

/** What is asked for when an import is begun. */
export type NewImport = Pick<ImportRow, "id" | "projectId" | "format" | "place" | "dryRun" | "createdAt"> & {
  readonly startedBy: string;
};

export async function insertImport(tx: Transaction, begun: NewImport): Promise<void> {
  await tx.import.create({ data: { ...begun, status: "staged", progress: NOTHING_READ } });
}

/** The import; null where there is none of this id. */
export async function importById(reader: Reader, id: ImportId): Promise<ImportRow | null> {
  const row = await reader.import.findUnique({ where: { id } });

  return row && rowOf(row);
}

/** The project's imports, the newest first, at most a hundred. */
export async function importsOf(reader: Reader, projectId: ProjectId): Promise<ImportRow[]> {
  const rows = await reader.import.findMany({ where: { projectId }, orderBy: { createdAt: "desc" }, take: 100 });

  return rows.map(rowOf);
}

/** Takes up an import that waits, or goes on with one that broke off; false when it is over or was cancelled. */
export async function beginImport(tx: Transaction, { id, dryRun }: ImportRow, now: Date): Promise<boolean> {
  const status = dryRun ? "checking" : "running";
  const { count } = await tx.import.updateMany({
    where: { id, status: { in: ["staged", status] } },
    data: { status, startedAt: now },
  });

  return count === 1;
}

/**
 * Holds the import for a batch that goes on after a row: false when it is over or was cancelled. Fails when another
 * process went on with it meanwhile.
 */
export async function holdImport(tx: Transaction, id: ImportId, after: number): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ status: string; row: number }[]>`
    SELECT status, coalesce((checkpoint->>'row')::int, 0) AS row FROM import WHERE id = ${id}::uuid FOR UPDATE`;
  if (!held || !isUnderWay(ImportStatus.parse(held.status))) return false;
  if (held.row !== after) throw new Error(`import ${id} is gone on with elsewhere`);

  return true;
}

/** Writes the checkpoint: the last row that is in. */
export async function advanceImport(
  tx: Transaction,
  id: ImportId,
  { row, progress }: { readonly row: number; readonly progress: ImportProgress },
): Promise<void> {
  await tx.import.update({ where: { id }, data: { progress, checkpoint: { row } } });
}

/** Ends an import that is under way; false when it was over. */
export async function endImport(
  tx: Transaction,
  id: ImportId,
  end: { readonly status: "checked" | "done" | "cancelled" | "failed"; readonly at: Date; readonly failure?: string },
): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, status: { in: ["staged", "checking", "running"] } },
    data: { status: end.status, finishedAt: end.at, failure: end.failure ?? null },
  });

  return count === 1;
}

/** A row that was passed over, being of another kind. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: SkipReason;
}

/** Keeps what was not taken in. */
export async function insertProblems(
  tx: Transaction,
  importId: ImportId,
  { problems, skipped }: { readonly problems: readonly Problem[]; readonly skipped: readonly SkippedRow[] },
): Promise<void> {
  const wrong = problems.map((problem) => ({ ...problem, skipped: false }));
  const passed = skipped.map(({ row, reason }) => ({ row, field: null, code: reason, detail: "", skipped: true }));
  const rows = [...wrong, ...passed];
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_problem (import_id, row, field, code, detail, skipped)
    SELECT ${importId}::uuid, r.row, r.field, r.code, r.detail, r.skipped
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (row int, field text, code text, detail text,
      skipped boolean)`;
}

/** A page of what is wrong with an import, in the order in which it was found. */
export async function problemsOf(
  reader: Reader,
  importId: ImportId,
  { after, take }: { readonly after: number; readonly take: number },
): Promise<(Problem & { readonly number: number })[]> {
  const rows = await reader.importProblem.findMany({
    where: { importId, skipped: false, id: { gt: after } },
    orderBy: { id: "asc" },
    take,
  });

  return rows.map(({ id, ...row }) => ({ ...Problem.parse(row), number: Number(id) }));
}

/** The rows that were passed over. */
export async function skippedOf(reader: Reader, importId: ImportId): Promise<SkippedRow[]> {
  const where = { importId, skipped: true, row: { not: null } };
  const rows = await reader.importProblem.findMany({
    where,
    orderBy: { id: "asc" },
    select: { row: true, code: true },
  });

  return rows.map(({ row, code }) => ({ row: row ?? 0, reason: SkipReason.parse(code) }));
}

/** How many rows an import passed over, by reason, and how many problems it has, by code. */
export async function problemCounts(
  reader: Reader,
  importId: ImportId,
): Promise<{ code: string; skipped: boolean; rows: number }[]> {
  return reader.$queryRaw`SELECT code, skipped, count(*)::int AS rows FROM import_problem
    WHERE import_id = ${importId}::uuid GROUP BY code, skipped ORDER BY rows DESC, code`;
}

type Stored = Awaited<ReturnType<Reader["import"]["findMany"]>>[number];

function rowOf(row: Stored): ImportRow {
  return {
    id: row.id as ImportId,
    projectId: row.projectId as ProjectId,
    format: ImportFormat.parse(row.format),
    status: ImportStatus.parse(row.status),
    place: ImportPlace.parse(row.place),
    dryRun: row.dryRun,
    progress: ImportProgress.parse(row.progress),
    lastRow: row.checkpoint === null ? 0 : Checkpoint.parse(row.checkpoint).row,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    failure: row.failure,
  };
}
