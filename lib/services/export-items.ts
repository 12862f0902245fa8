import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { annotationsToExport, suggestionsToExport } from "#lib/db/export-pages.ts";
import { projectById } from "#lib/db/projects.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { ExportedFile, Manifest } from "#lib/domain/manifest.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Coordinates, Sample } from "#lib/domain/sample.ts";
import { giqaRowOf } from "#lib/formats/giqa.ts";
import { paged } from "./export-items/paged.ts";
import { askedBy, askedIn, describedBy, describedIn } from "./export-items/samples.ts";
import { summing } from "./export-items/summing.ts";
import { newTally, reasonToLeaveOut, type Tally } from "./export-items/tally.ts";

export const ExportItems = z.object({
  projectId: ProjectId,
  coordinates: z.enum(["disc", "norm"]).default("disc"),
});

/** Where the files of an export go, one after the other; each is taken to its end before the next comes. */
export interface ExportSink {
  write(name: string, text: AsyncIterable<string>): Promise<void>;
}

/** A file on its way out: its name, and what its lines are made with. */
interface Writing {
  readonly file: string;
  readonly coordinates: Coordinates;
  readonly tally: Tally;
}

/** Writes closed rounds and, apart from them, suggestions as GIQA JSONL, page by page; the manifest comes last. */
export async function exportItems(
  ctx: Context<{ readonly sink: ExportSink }>,
  { projectId, coordinates: mode }: z.output<typeof ExportItems>,
): Promise<Manifest> {
  mustBe("admin", ctx.actor, projectId);
  const project = await ctx.transact((tx) => projectById(tx, projectId));
  if (!project) throw new Refusal("not-found", { what: "project", id: projectId });

  const coordinates: Coordinates = { mode, columns: 20, rows: 20 };
  const tally = newTally();
  const files: ExportedFile[] = [];
  for (const [file, lines] of Object.entries(linesOfFiles(ctx, projectId))) {
    const sum = summing(lines({ file, coordinates, tally }));
    await ctx.ports.sink.write(file, sum.text);
    files.push({ name: file, ...sum.result() });
  }
  const madeAt = ctx.now().toISOString();
  const manifest: Manifest = {
    ...{ format: "giqa", version: 1, project: project.name, madeAt, coordinates, files },
    ...tally.result(),
  };
  await ctx.ports.sink.write("manifest.json", once(`${JSON.stringify(manifest, null, 2)}\n`));
  await ctx.transact((tx) => record(tx, ctx.actor, "exported", { projectId }));

  return manifest;
}

function linesOfFiles(ctx: Context, projectId: ProjectId): Record<string, (writing: Writing) => AsyncIterable<string>> {
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
): (writing: Writing) => AsyncIterable<string> {
  return async function* ({ file, coordinates, tally }) {
    for await (const row of rows())
      for (const sample of samplesOf(row)) {
        const reason = reasonToLeaveOut(sample);
        if (reason) tally.leaveOut(file, reason);
        else {
          tally.take(sample, row.redistributable);
          yield JSON.stringify(giqaRowOf(sample, coordinates));
        }
      }
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
