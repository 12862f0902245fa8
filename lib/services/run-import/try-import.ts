import { randomBytes } from "node:crypto";
import type { Context, Reading } from "#lib/context.ts";
import { knownHashes } from "#lib/db/images.ts";
import type { SkippedRow } from "#lib/db/imports.ts";
import { keptSecret } from "#lib/db/settings.ts";
import { mustBe } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import {
  type ImportFormat,
  type ImportPlace,
  type ImportProgress,
  NOTHING_READ,
  type Problem,
} from "#lib/domain/import.ts";
import { codecOf, openFiles } from "./open-files.ts";
import { seenBatches } from "./seen-batches.ts";
import { advanced, type SeenBatch, sortBatch } from "./settle-batch.ts";

/** What is to be tried; `projectId` is null where the project would be made. */
export interface Trial {
  readonly projectId: ProjectId | null;
  readonly format: ImportFormat;
  readonly place: ImportPlace;
}

/** What an import would do. */
export interface TrialResult {
  readonly progress: ImportProgress;
  readonly skipped: SkippedRow[];
  readonly problems: Problem[];
}

type TrialContext = Context<{ readonly staging: string; readonly signal: AbortSignal }> & Reading;

/** Reads everything as the import would, pictures too, and makes nothing: no project, no import, no byte in the store. */
export async function tryImport(ctx: TrialContext, { projectId, format, place }: Trial): Promise<TrialResult> {
  if (projectId) mustBe("admin", ctx.actor, projectId);
  const files = await openFiles(place, ctx.ports.staging);
  const secret = projectId ? await ctx.transact((tx) => keptSecret(tx, "pseudonym-salt")) : randomBytes(32).toString();
  const result: TrialResult = { progress: NOTHING_READ, skipped: [], problems: [] };
  let progress = { ...NOTHING_READ, bytesTotal: files.bytes };
  const batches = seenBatches({
    files,
    codec: codecOf(format, secret),
    lastRow: 0,
    storage: null,
    known: async (hashes) => (projectId ? knownHashes(ctx.reader, projectId, hashes) : new Set()),
    signal: ctx.ports.signal,
  });
  for await (const batch of batches) {
    const sorted = projectId ? await sortBatch(ctx.reader, { projectId, format }, batch) : allNew(batch);
    progress = advanced(progress, { batch, sorted }, { images: batch.fresh.size, items: sorted.fresh.length });
    result.skipped.push(...batch.skipped);
    result.problems.push(...sorted.problems);
  }

  return { ...result, progress };
}

function allNew(batch: SeenBatch) {
  return { fresh: batch.withPicture, unchanged: 0, problems: batch.problems };
}
