import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { announce } from "#lib/db/changes.ts";
import { endExport, exportById } from "#lib/db/exports.ts";
import type { exportItemsJob } from "#lib/queue/jobs/export-items.ts";

/** Ends an export as failed after its last try; one that has become ready stays so. */
export async function failExport(ctx: Context, { exportId }: z.output<typeof exportItemsJob.payload>): Promise<void> {
  await ctx.transact(async (tx) => {
    const asked = await exportById(tx, exportId);
    if (asked?.status !== "building") return;
    await endExport(tx, { ...asked, status: "failed", finishedAt: ctx.now() });
    await announce(tx, { projectId: asked.projectId, kind: "export", id: exportId });
  });
}
