import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { countToExport } from "#lib/db/export-pages.ts";
import { exportsOf } from "#lib/db/exports.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { type Export, flatName } from "#lib/domain/export.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { ListedExport, OfferedFile } from "#lib/domain/listed-export.ts";

export const ExportList = z.object({ projectId: ProjectId });

/** What has been exported, and what an export would hold now. */
export async function exportList(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof ExportList>,
): Promise<{ exports: ListedExport[]; waiting: { answers: number; suggestions: number } }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const [exports, waiting] = await Promise.all([exportsOf(reader, projectId), countToExport(reader, projectId)]);

  return { exports: exports.map(listed), waiting };
}

function listed(one: Export): ListedExport {
  const { id, status, coordinates, startedBy, startedAt } = one;
  const leftOut = one.status === "ready" ? one.manifest.leftOut : [];

  return { id, status, coordinates, startedBy, startedAt, files: filesOf(one), leftOut };
}

function filesOf(one: Export): OfferedFile[] {
  if (one.status !== "ready") return [];
  const place = `/api/projects/${one.projectId}/releases/${one.id}`;
  const manifest = { name: "manifest.json", rows: null, bytes: null, sha256: one.manifestSha256 };

  return [...one.manifest.files, manifest].map((file) => ({ ...file, address: `${place}/${flatName(file.name)}` }));
}
