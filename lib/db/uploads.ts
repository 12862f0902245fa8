import type { ProjectId, UploadId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A file on its way from a browser; whole when as many bytes are received as it has. */
export interface UploadRow {
  readonly id: UploadId;
  readonly projectId: ProjectId;
  readonly batch: string;
  readonly path: string;
  readonly bytes: number;
  readonly received: number;
}

/** Announces files; one that is announced again under its batch and path is the same. */
export async function insertUploads(
  tx: Transaction,
  uploads: readonly Omit<UploadRow, "received">[],
  startedBy: string,
): Promise<void> {
  await tx.upload.createMany({
    data: uploads.map((upload) => ({ ...upload, received: 0, startedBy })),
    skipDuplicates: true,
  });
}

/** The files of one choosing. */
export async function uploadsOf(reader: Reader, projectId: ProjectId, batch: string): Promise<UploadRow[]> {
  const rows = await reader.upload.findMany({ where: { projectId, batch }, orderBy: { path: "asc" } });

  return rows.map(rowOf);
}

/** The project's upload; refused where it has none of this id. */
export async function uploadById(reader: Reader, projectId: ProjectId, id: UploadId): Promise<UploadRow> {
  const row = await reader.upload.findFirst({ where: { id, projectId } });
  if (!row) throw new Refusal("not-found", { what: "upload", id });

  return rowOf(row);
}

/** Notes how far the file is; false when another chunk was quicker. */
export async function advanceUpload(
  tx: Transaction,
  id: UploadId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const { count } = await tx.upload.updateMany({ where: { id, received: from }, data: { received: to } });

  return count === 1;
}

type Stored = Awaited<ReturnType<Reader["upload"]["findMany"]>>[number];

function rowOf({ id, projectId, batch, path, bytes, received }: Stored): UploadRow {
  return {
    id: id as UploadId,
    projectId: projectId as ProjectId,
    batch,
    path,
    bytes: Number(bytes),
    received: Number(received),
  };
}
