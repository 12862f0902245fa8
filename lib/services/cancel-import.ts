import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { endImport, importById } from "#lib/db/imports.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ImportId, ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const CancelImport = z.object({ projectId: ProjectId, importId: ImportId });

/** Stops an import after the batch under way; what was taken in stays. */
export async function cancelImport(
  ctx: Context,
  { projectId, importId }: z.output<typeof CancelImport>,
): Promise<void> {
  mustBe("admin", ctx.actor, projectId);
  await ctx.transact(async (tx) => {
    const row = await importById(tx, importId);
    if (row?.projectId !== projectId) throw new Refusal("not-found", { what: "import", id: importId });
    const stopped = await endImport(tx, importId, { status: "cancelled", at: ctx.now() });
    if (!stopped) throw new Refusal("import-not-ready", { status: row.status });
    await record(tx, ctx.actor, "import-cancelled", { projectId, subject: importId });
    await announce(tx, { projectId, kind: "import", id: importId });
  });
}
