import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ImportRow, importById, importsOf } from "#lib/db/imports.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { type ImportFormat, isUnderWay } from "#lib/domain/import.ts";
import { startImport } from "#lib/services/start-import.ts";
import type { CommandContext } from "../context.ts";

const LABELS: Readonly<Record<ImportFormat, string>> = { "q-pathway": "q-pathway.json", "dq-495k": "dq-495k.json" };

/** Has the workers take in the demo's label files, as they would anybody's, and waits until they have. */
export async function importContent(ctx: CommandContext, projectId: ProjectId, folder: string): Promise<ImportRow[]> {
  const imports: ImportRow[] = [];
  for (const format of ["q-pathway", "dq-495k"] as const) {
    const earlier = (await importsOf(ctx.reader, projectId)).filter((row) => row.format === format);
    const begun = earlier.find(({ status }) => status === "done") ?? earlier.find(({ status }) => isUnderWay(status));
    const id =
      begun?.id ?? (await startImport(ctx, { projectId, format, place: placeOf(format), dryRun: false })).importId;
    imports.push(await ended(ctx, id));
  }

  return imports;

  function placeOf(format: ImportFormat) {
    const inside = (name: string) => path.resolve(folder, name);

    return {
      kind: "folder",
      labels: inside(LABELS[format]),
      images: inside("images"),
      manifest: inside("sources.json"),
    } as const;
  }
}

async function ended(ctx: CommandContext, id: ImportRow["id"]): Promise<ImportRow> {
  for (;;) {
    const row = await importById(ctx.reader, id);
    if (!row) throw new Error(`import ${id} is gone`);
    if (!isUnderWay(row.status)) return row;
    await sleep(200);
  }
}
