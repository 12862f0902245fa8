import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { projectByName } from "#lib/db/projects.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { ExportItems, type ExportSink, exportItems } from "#lib/services/export-items.ts";
import { type Common, command, withContext } from "../context.ts";
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

async function exportToFolder({ project: name, format, out, coordinates, ...common }: Options): Promise<void> {
  if (format !== "giqa") throw new Refusal("bad-input", { field: "format", problem: `${format} is not giqa` });
  const mode = ExportItems.shape.coordinates.safeParse(coordinates);
  if (!mode.success) throw new Refusal("bad-input", { field: "coordinates", problem: "either disc or norm" });

  await withContext(common, async (ctx) => {
    const project = await projectByName(ctx.reader, name);
    if (!project) throw new Refusal("not-found", { what: "project", id: name });
    const ports = { sink: folderSink(out) };
    const manifest = await exportItems({ ...ctx, ports }, { projectId: project.id, coordinates: mode.data });

    print({ folder: path.resolve(out), ...manifest }, common, () =>
      manifest.files.map((file) => `${path.join(out, file.name)}: ${file.rows} rows`).join("\n"),
    );
  });
}

function folderSink(folder: string): ExportSink {
  return {
    async write(name, text) {
      const target = path.join(folder, name);
      await mkdir(path.dirname(target), { recursive: true });
      await pipeline(Readable.from(text), createWriteStream(target));
    },
  };
}
