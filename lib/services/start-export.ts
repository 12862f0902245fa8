import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { insertExport } from "#lib/db/exports.ts";
import { mustBe, nameOf } from "#lib/domain/actor.ts";
import { type BuildingExport, ExportCoordinates } from "#lib/domain/export.ts";
import { type ExportId, newId, ProjectId } from "#lib/domain/ids.ts";
import { enqueue } from "#lib/queue/enqueue.ts";
import { exportItemsJob } from "#lib/queue/jobs/export-items.ts";

export const StartExport = z.object({
  projectId: ProjectId,
  coordinates: ExportCoordinates.default("disc"),
  /** Who writes the files: a worker, or the caller right away. */
  builtBy: z.enum(["worker", "caller"]).default("worker"),
});

/** Writes down that an export is wanted, and queues it. */
export async function startExport(
  ctx: Context,
  { projectId, coordinates, builtBy }: z.output<typeof StartExport>,
): Promise<{ exportId: ExportId }> {
  mustBe("admin", ctx.actor, projectId);
  const id = newId<"Export">();
  const asked = { id, projectId, coordinates, startedBy: nameOf(ctx.actor), startedAt: ctx.now() };
  const building: BuildingExport = { ...asked, status: "building" };
  await ctx.transact(async (tx) => {
    await insertExport(tx, building);
    if (builtBy === "worker") await enqueue(tx, exportItemsJob, { exportId: id });
    await record(tx, ctx.actor, "exported", { projectId, subject: id });
    await announce(tx, { projectId, kind: "export", id });
  });

  return { exportId: id };
}
