import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { insertImport } from "#lib/db/imports.ts";
import { uploadsOf } from "#lib/db/uploads.ts";
import { mustBe, userIdOf } from "#lib/domain/actor.ts";
import { type ImportId, newId, ProjectId } from "#lib/domain/ids.ts";
import { ImportFormat, type ImportPlace, UploadedPlace } from "#lib/domain/import.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { enqueue } from "#lib/queue/enqueue.ts";
import { runImportJob } from "#lib/queue/jobs/run-import.ts";

/** From the browser come uploads alone: a folder of the server is named at its own command line. */
export const StartImport = z.object({
  projectId: ProjectId,
  format: ImportFormat,
  place: UploadedPlace,
  /** A trial reads everything and keeps nothing. */
  dryRun: z.boolean(),
});

/** An import as it is asked for, also of a folder; `runs` is given where the caller himself goes on with it. */
type ImportAsked = Omit<z.output<typeof StartImport>, "place"> & {
  readonly place: ImportPlace;
  readonly runs?: "here";
};

/** Stages an import and queues its job in one transaction. */
export async function startImport(ctx: Context, asked: ImportAsked): Promise<{ importId: ImportId }> {
  const { projectId, format, place, dryRun } = asked;
  mustBe("admin", ctx.actor, projectId);

  return ctx.transact(async (tx) => {
    if (place.kind === "uploads") {
      const uploads = await uploadsOf(tx, projectId, place.batch);
      const missing = [place.labels, place.manifest].find(
        (path) => path !== null && !uploads.some((upload) => upload.path === path && upload.received === upload.bytes),
      );
      if (missing) throw new Refusal("not-found", { what: "upload", id: missing });
    }
    const importId = newId<"Import">();
    const startedBy = userIdOf(ctx.actor) ?? ctx.actor.kind;
    await insertImport(tx, { id: importId, projectId, format, place, dryRun, createdAt: ctx.now(), startedBy });
    if (asked.runs !== "here") await enqueue(tx, runImportJob, { importId });
    await record(tx, ctx.actor, "import-started", { projectId, subject: importId });
    await announce(tx, { projectId, kind: "import", id: importId });

    return { importId };
  });
}
