import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { exportById } from "#lib/db/exports.ts";
import { ExportCoordinates } from "#lib/domain/export.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { exportItems } from "#lib/services/export-items.ts";
import { failExport } from "#lib/services/fail-export.ts";
import { startExport } from "#lib/services/start-export.ts";
import { type Common, command, projectNamed, withContext } from "../context.ts";
import { print } from "../print.ts";

interface Options extends Common {
  readonly project: string;
  readonly format: string;
  readonly out: string;
  readonly coordinates: string;
}

/** `giqa export`: closed rounds and suggestions, with their manifest, into a folder. */
export function exportCommand(program: Command): void {
  command(program, "export", "write closed rounds and, apart from them, suggestions")
    .requiredOption("--project <name>", "which project")
    .requiredOption("--out <folder>", "folder to write into; files of an earlier export there are replaced")
    .option("--format <format>", "giqa", "giqa")
    .option("--coordinates <mode>", "places in texts: disc (grid cells) or norm (two decimals)", "disc")
    .action(exportToFolder);
}

async function exportToFolder({ project: name, format, out, coordinates: mode, ...common }: Options): Promise<void> {
  if (format !== "giqa") throw new Refusal("bad-input", { field: "format", problem: `${format} is not giqa` });
  const coordinates = ExportCoordinates.safeParse(mode);
  if (!coordinates.success) throw new Refusal("bad-input", { field: "coordinates", problem: "either disc or norm" });

  await withContext(common, async (ctx) => {
    const wanted = {
      projectId: await projectNamed(ctx, name),
      coordinates: coordinates.data,
      builtBy: "caller",
    } as const;
    const { exportId } = await startExport(ctx, wanted);
    await exportItems(ctx, { exportId }).catch(async (error) => {
      await failExport(ctx, { exportId });
      throw error;
    });
    const ready = await exportById(ctx.reader, exportId);
    if (ready?.status !== "ready") throw new Error(`export ${exportId} did not become ready`);
    const { files } = ready.manifest;
    for (const { name: file, sha256 } of files) await copy(await ctx.ports.storage.read(sha256), path.join(out, file));
    await copy(await ctx.ports.storage.read(ready.manifestSha256), path.join(out, "manifest.json"));

    print({ folder: path.resolve(out), ...ready.manifest }, common, () =>
      files.map((file) => `${path.join(out, file.name)}: ${file.rows} rows`).join("\n"),
    );
  });
}

async function copy(bytes: Readable, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(bytes, createWriteStream(target));
}
