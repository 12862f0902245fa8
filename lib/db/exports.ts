import { type Export, ExportCoordinates, ExportStatus } from "#lib/domain/export.ts";
import type { ExportId, ProjectId } from "#lib/domain/ids.ts";
import { Manifest } from "#lib/domain/manifest.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** Writes that an export was asked for. */
export async function insertExport(tx: Transaction, asked: Export): Promise<void> {
  const { id, projectId, coordinates, status, startedBy, startedAt } = asked;
  await tx.export.create({ data: { id, projectId, coordinates, status, startedBy, startedAt } });
}

/** Writes how an export ended, unless it has ended before; says whether it was written. */
export async function endExport(tx: Transaction, ended: Exclude<Export, { status: "building" }>): Promise<boolean> {
  const { id, status, finishedAt } = ended;
  const files = status === "ready" ? { manifest: ended.manifest, manifestSha256: ended.manifestSha256 } : {};
  const { count } = await tx.export.updateMany({
    where: { id, status: "building" },
    data: { status, finishedAt, ...files },
  });

  return count === 1;
}

/** An export by its id; null: none. */
export async function exportById(reader: Reader, id: ExportId): Promise<Export | null> {
  const row = await reader.export.findUnique({ where: { id } });

  return row && exportOf(row);
}

/** The project's exports, the newest first, at most fifty. */
export async function exportsOf(reader: Reader, projectId: ProjectId): Promise<Export[]> {
  const rows = await reader.export.findMany({ where: { projectId }, orderBy: { startedAt: "desc" }, take: 50 });

  return rows.map(exportOf);
}

type Row = {
  id: string;
  projectId: string;
  coordinates: string;
  status: string;
  manifest: unknown;
  manifestSha256: string | null;
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
};

function exportOf(row: Row): Export {
  const asked = {
    id: row.id as ExportId,
    projectId: row.projectId as ProjectId,
    coordinates: ExportCoordinates.parse(row.coordinates),
    startedBy: row.startedBy,
    startedAt: row.startedAt,
  };
  const status = ExportStatus.parse(row.status);
  if (status === "building") return { ...asked, status };
  const { finishedAt, manifestSha256 } = row;
  if (!finishedAt) throw new Error(`export ${row.id} is ${status} and has no end`);
  if (status === "failed") return { ...asked, status, finishedAt };
  if (!manifestSha256) throw new Error(`export ${row.id} is ready and has no manifest`);

  return { ...asked, status, finishedAt, manifest: Manifest.parse(row.manifest), manifestSha256 };
}
