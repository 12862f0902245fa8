import type { ProjectId, RecipeId, RunId } from "#lib/domain/ids.ts";
import { type Run, RunCounts, RunStatus } from "#lib/domain/run.ts";
import type { Reader, Transaction } from "./transaction.ts";

type Row = {
  id: string;
  projectId: string;
  recipeId: string;
  status: string;
  counts: unknown;
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
};

/** Writes a new run. */
export async function insertRun(tx: Transaction, run: Run): Promise<void> {
  await tx.run.create({ data: rowOf(run) });
}

/** Writes what became of a run that was read with its lock. */
export async function saveRun(tx: Transaction, run: Run): Promise<void> {
  const { status, counts, finishedAt } = rowOf(run);
  await tx.run.update({ where: { id: run.id }, data: { status, counts, finishedAt } });
}

/** The run, locked against other writers until the transaction ends; null: none. */
export async function lockRun(tx: Transaction, runId: RunId): Promise<Run | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM run WHERE id = ${runId}::uuid FOR UPDATE`;

  return runById(tx, runId);
}

/** A run by its id; null: none. */
export async function runById(reader: Reader, runId: RunId): Promise<Run | null> {
  const row = await reader.run.findUnique({ where: { id: runId } });

  return row && runOf(row);
}

/** The project's runs, the newest first, at most a hundred. */
export async function runsOf(reader: Reader, projectId: ProjectId): Promise<Run[]> {
  const rows = await reader.run.findMany({ where: { projectId }, orderBy: { startedAt: "desc" }, take: 100 });

  return rows.map(runOf);
}

function rowOf(run: Run) {
  const { id, projectId, recipeId, status, counts, startedBy, startedAt } = run;
  const finishedAt = run.status === "running" ? null : run.finishedAt;

  return { id, projectId, recipeId, status, counts, startedBy, startedAt, finishedAt };
}

function runOf(row: Row): Run {
  const facts = {
    id: row.id as RunId,
    projectId: row.projectId as ProjectId,
    recipeId: row.recipeId as RecipeId,
    counts: RunCounts.parse(row.counts),
    startedBy: row.startedBy,
    startedAt: row.startedAt,
  };
  const status = RunStatus.parse(row.status);
  if (status === "running") return { ...facts, status };
  if (!row.finishedAt) throw new Error(`run ${row.id} is ${status} and has no end`);

  return { ...facts, status, finishedAt: row.finishedAt };
}
