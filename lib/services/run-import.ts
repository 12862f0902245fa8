import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { knownHashes } from "#lib/db/images.ts";
import {
  advanceImport,
  beginImport,
  endImport,
  holdImport,
  type ImportRow,
  importById,
  insertProblems,
} from "#lib/db/imports.ts";
import { keptSecret } from "#lib/db/settings.ts";
import { setSource } from "#lib/db/sources.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ImportId } from "#lib/domain/ids.ts";
import type { ImportProgress } from "#lib/domain/import.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import { codecOf, openFiles } from "./run-import/open-files.ts";
import { seenBatches } from "./run-import/seen-batches.ts";
import { advanced, type SeenBatch, sortBatch, storeBatch } from "./run-import/settle-batch.ts";

export interface ImportPorts {
  readonly storage: ObjectStore;
  /** Folder where uploads are put together. */
  readonly staging: string;
  /** Aborted when the process is told to stop: the import stays where it is, to be gone on with. */
  readonly signal: AbortSignal;
}

export const RunImport = z.object({ importId: ImportId });

/**
 * Takes in what the import has staged, from its last checkpoint on, or only tries it where it is a trial. May run
 * twice and at once: each batch commits with its checkpoint, and what is in already is left as it is.
 */
export async function runImport(ctx: Context<ImportPorts>, { importId }: z.output<typeof RunImport>): Promise<void> {
  const begun = await begin(ctx, importId);
  if (!begun) return;
  try {
    await takeIn(ctx, begun);
  } catch (error) {
    if (error instanceof Refusal) await end(ctx, begun, { status: "failed", failure: error.code });
    throw error;
  }
}

async function begin(ctx: Context, importId: ImportId): Promise<ImportRow | null> {
  return ctx.transact(async (tx) => {
    const row = await importById(tx, importId);
    if (!row) throw new Refusal("not-found", { what: "import", id: importId });
    mustBe("admin", ctx.actor, row.projectId);
    const goesOn = await beginImport(tx, row, ctx.now());
    if (goesOn) await announce(tx, { projectId: row.projectId, kind: "import", id: row.id });

    return goesOn ? row : null;
  });
}

async function takeIn(ctx: Context<ImportPorts>, row: ImportRow): Promise<void> {
  const files = await openFiles(row.place, ctx.ports.staging);
  const salt = await ctx.transact((tx) => keptSecret(tx, "pseudonym-salt"));
  if (!row.dryRun)
    await ctx.transact(async (tx) => {
      for (const source of files.manifest.sources) await setSource(tx, row.projectId, source);
    });
  let at = { row: row.lastRow, progress: { ...row.progress, bytesTotal: files.bytes } };
  const batches = seenBatches({
    files,
    codec: codecOf(row.format, salt),
    lastRow: row.lastRow,
    storage: row.dryRun ? null : ctx.ports.storage,
    known: (hashes) => ctx.transact((tx) => knownHashes(tx, row.projectId, hashes)),
    signal: ctx.ports.signal,
  });
  for await (const batch of batches) {
    const progress = await commit(ctx, row, { batch, at });
    if (!progress) return;
    at = { row: batch.rows, progress };
  }
  await end(ctx, row, { status: row.dryRun ? "checked" : "done" });
}

/** Stores the batch, what is wrong with it, and how far the import is; null when the import was cancelled. */
async function commit(
  ctx: Context,
  row: ImportRow,
  { batch, at }: { batch: SeenBatch; at: { row: number; progress: ImportProgress } },
): Promise<ImportProgress | null> {
  const of = { projectId: row.projectId, importId: row.id, format: row.format };

  return ctx.transact(async (tx) => {
    if (!(await holdImport(tx, row.id, at.row))) return null;
    const sorted = await sortBatch(tx, of, batch);
    const trial = { images: batch.fresh.size, items: sorted.fresh.length };
    const stored = row.dryRun ? trial : await storeBatch(tx, of, { batch, sorted });
    const progress = advanced(at.progress, { batch, sorted }, stored);
    await advanceImport(tx, row.id, { row: batch.rows, progress });
    await insertProblems(tx, row.id, { problems: sorted.problems, skipped: batch.skipped });
    await announce(tx, { projectId: row.projectId, kind: "import", id: row.id });

    return progress;
  });
}

type End = { readonly status: "checked" | "done" | "failed"; readonly failure?: string };

async function end(ctx: Context, { id, projectId }: ImportRow, how: End): Promise<void> {
  await ctx.transact(async (tx) => {
    if (!(await endImport(tx, id, { ...how, at: ctx.now() }))) return;
    await record(tx, ctx.actor, "import-finished", { projectId, subject: id });
    await announce(tx, { projectId, kind: "import", id });
  });
}
