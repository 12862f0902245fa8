import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { endImport, importById } from "#lib/db/imports.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ImportId } from "#lib/domain/ids.ts";

export const FailImport = z.object({ importId: ImportId });

/** Ends an import that broke off for the last time; what was taken in before stays. */
export async function failImport(ctx: Context, { importId }: z.output<typeof FailImport>): Promise<void> {
  await ctx.transact(async (tx) => {
    const row = await importById(tx, importId);
    if (!row) return;
    mustBe("admin", ctx.actor, row.projectId);
    if (!(await endImport(tx, importId, { status: "failed", at: ctx.now(), failure: "broke-off" }))) return;
    await record(tx, ctx.actor, "import-finished", { projectId: row.projectId, subject: importId });
    await announce(tx, { projectId: row.projectId, kind: "import", id: importId });
  });
}
