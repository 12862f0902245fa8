import { Readable } from "node:stream";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { announce } from "#lib/db/changes.ts";
import { annotationsToExport, suggestionsToExport } from "#lib/db/export-pages.ts";
import { endExport, exportById } from "#lib/db/exports.ts";
import { projectById } from "#lib/db/projects.ts";
import { mustBe } from "#lib/domain/actor.ts";
import type { BuildingExport } from "#lib/domain/export.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { ExportedFile, Manifest } from "#lib/domain/manifest.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Coordinates, Sample } from "#lib/domain/sample.ts";
import { giqaRowOf } from "#lib/formats/giqa.ts";
import type { exportItemsJob } from "#lib/queue/jobs/export-items.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import { paged } from "./export-items/paged.ts";
import { askedBy, askedIn, describedBy, describedIn } from "./export-items/samples.ts";
import { newTally, reasonToLeaveOut, type Tally } from "./export-items/tally.ts";

type Stored = Context<{ readonly storage: ObjectStore }>;

/** What the lines of an export are made with. */
interface Writing {
  readonly coordinates: Coordinates;
  readonly tally: Tally;
}

/**
 * Writes closed rounds and, apart from them, suggestions into the store as GIQA JSONL, page by page; the manifest comes
 * last. What has ended is not written again.
 */
export async function exportItems(ctx: Stored, { exportId }: z.output<typeof exportItemsJob.payload>): Promise<void> {
  const asked = await ctx.transact((tx) => exportById(tx, exportId));
  if (!asked) throw new Refusal("not-found", { what: "export", id: exportId });
  mustBe("admin", ctx.actor, asked.projectId);
  if (asked.status !== "building") return;

  const manifest = await written(ctx, asked);
  const { sha256 } = await ctx.ports.storage.put(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  await ctx.transact(async (tx) => {
    await endExport(tx, { ...asked, status: "ready", finishedAt: ctx.now(), manifest, manifestSha256: sha256 });
    await announce(tx, { projectId: asked.projectId, kind: "export", id: exportId });
  });
}

async function written(ctx: Stored, { projectId, coordinates: mode, startedAt }: BuildingExport): Promise<Manifest> {
  const project = await ctx.transact((tx) => projectById(tx, projectId));
  if (!project) throw new Refusal("not-found", { what: "project", id: projectId });

  const coordinates: Coordinates = { mode, columns: 20, rows: 20 };
  const tally = newTally();
  const files: ExportedFile[] = [];
  for (const [name, lines] of Object.entries(linesOfFiles(ctx, projectId))) {
    const { sha256, bytes } = await ctx.ports.storage.put(Readable.from(lines(name, { coordinates, tally })));
    files.push({ name, rows: tally.rows(name), bytes, sha256 });
  }
  const madeAt = startedAt.toISOString();

  return { format: "giqa", version: 1, project: project.name, madeAt, coordinates, files, ...tally.result() };
}

type Lines = (file: string, writing: Writing) => AsyncIterable<string>;

function linesOfFiles(ctx: Context, projectId: ProjectId): Record<string, Lines> {
  const annotations = () => paged(ctx, projectId, annotationsToExport);
  const suggestions = () => paged(ctx, projectId, suggestionsToExport);

  return {
    "annotations/des.jsonl": linesFrom(annotations, (work) => [describedBy(work)]),
    "annotations/vqa.jsonl": linesFrom(annotations, askedBy),
    "suggestions/des.jsonl": linesFrom(suggestions, (made) => [describedIn(made)]),
    "suggestions/vqa.jsonl": linesFrom(suggestions, askedIn),
  };
}

function linesFrom<Row extends { readonly redistributable: boolean }>(
  rows: () => AsyncIterable<Row>,
  samplesOf: (row: Row) => Sample[],
): Lines {
  return async function* (file, { coordinates, tally }) {
    for await (const row of rows())
      for (const sample of samplesOf(row)) {
        const reason = reasonToLeaveOut(sample);
        if (reason) tally.leaveOut(file, reason);
        else {
          tally.take(file, sample, row.redistributable);
          yield `${JSON.stringify(giqaRowOf(sample, coordinates))}\n`;
        }
      }
  };
}
