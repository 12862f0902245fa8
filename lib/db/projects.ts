import { newId, type ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Reader, Transaction } from "./transaction.ts";

export interface ProjectRow {
  readonly id: ProjectId;
  readonly name: string;
  readonly createdAt: Date;
}

const COLUMNS = { id: true, name: true, createdAt: true } as const;

/** The project; null where there is none of this id. */
export async function projectById(reader: Reader, id: ProjectId): Promise<ProjectRow | null> {
  const row = await reader.project.findUnique({ where: { id }, select: COLUMNS });

  return row && { ...row, id };
}

/** The project of a name, letter case aside; null where there is none. */
export async function projectByName(reader: Reader, name: string): Promise<ProjectRow | null> {
  const row = await reader.project.findUnique({ where: { nameKey: keyOf(name) }, select: COLUMNS });

  return row && { ...row, id: row.id as ProjectId };
}

/** The projects among these, or all, by name. */
export async function projects(reader: Reader, among: readonly ProjectId[] | "all"): Promise<ProjectRow[]> {
  const where = among === "all" ? {} : { id: { in: [...among] } };
  const rows = await reader.project.findMany({ where, select: COLUMNS, orderBy: { nameKey: "asc" } });

  return rows.map((row) => ({ ...row, id: row.id as ProjectId }));
}

/** Makes a project; refused where one of its name is there. */
export async function insertProject(tx: Transaction, name: string, now: Date): Promise<ProjectId> {
  const id = newId<"Project">();
  const data = { id, name, nameKey: keyOf(name), createdAt: now };
  const { count } = await tx.project.createMany({ data, skipDuplicates: true });
  if (count === 0) throw new Refusal("project-name-taken", { name });

  return id;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

/** What experts of the project are told about how to annotate; empty: nothing yet. */
export async function guidelineOf(reader: Reader, id: ProjectId): Promise<string> {
  const row = await reader.project.findUnique({ where: { id }, select: { guideline: true } });

  return row?.guideline ?? "";
}
