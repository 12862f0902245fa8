import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type ImportRow, importsOf } from "#lib/db/imports.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { fileNameOf } from "#lib/formats/image-path.ts";

export const ImportList = z.object({ projectId: ProjectId });

/** An import in the list. */
export type ListedImport = Pick<ImportRow, "id" | "format" | "status" | "dryRun" | "progress" | "createdAt"> & {
  /** Name of the label file. */
  readonly labels: string;
};

/** The project's imports and trials, the newest first. */
export async function importList(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof ImportList>,
): Promise<{ projectId: ProjectId; imports: ListedImport[] }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const rows = await importsOf(reader, projectId);

  return { projectId, imports: rows.map(listed) };
}

function listed({ id, format, status, dryRun, progress, createdAt, place }: ImportRow): ListedImport {
  return { id, format, status, dryRun, progress, createdAt, labels: fileNameOf(place.labels).name };
}
