import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { exportById } from "#lib/db/exports.ts";
import { projectById } from "#lib/db/projects.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { sha256OfFile } from "#lib/domain/export.ts";
import { ExportId, ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { StoredFile } from "#lib/domain/stored-file.ts";

export const ExportFile = z.object({ projectId: ProjectId, releaseId: ExportId, file: z.string().max(200) });

/** One file of an export that is ready. */
export async function exportFile(
  { actor, reader }: Reading,
  { projectId, releaseId, file }: z.output<typeof ExportFile>,
): Promise<StoredFile> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const [project, found] = await Promise.all([projectById(reader, projectId), exportById(reader, releaseId)]);
  const ready = found?.projectId === projectId && found.status === "ready" ? found : null;
  const sha256 = ready && sha256OfFile(ready, file);
  if (!project || !sha256) throw new Refusal("not-found", { what: "file", id: file });
  const type = file.endsWith(".json") ? "application/json" : "application/jsonl";

  return { sha256, derived: null, type, saveAs: `${project.name} ${file}` };
}
