import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { z } from "zod";
import type { Distortion } from "#lib/domain/item.ts";
import { distort } from "#lib/imaging/distort.ts";
import { print } from "../print.ts";

/** What a DQ-495K row tells of its picture: where it lies, and what was put on the clean one. */
const Row = z.union([
  z.object({
    id: z.string(),
    image_A: z.string(),
    distortion_classes: z.array(z.string()),
    distortion_names: z.array(z.string()),
    severities: z.array(z.number().int()),
  }),
  z.object({
    id: z.string(),
    image_A: z.string(),
    distortion_class: z.string().nullable(),
    distortion_name: z.string().nullable(),
    severity: z.number().int(),
  }),
]);
type Row = z.infer<typeof Row>;

/** `giqa distort`: makes the pictures that a DQ-495K file speaks of. */
export function distortCommand(program: Command): void {
  program
    .command("distort <labels>")
    .description("make the distorted pictures of a DQ-495K file from clean ones")
    .requiredOption("--references <folder>", "clean pictures, named as the rows' ids begin")
    .requiredOption("--out <folder>", "image folder to write into")
    .option("--json", "answer as JSON")
    .action(async (labels: string, options: { references: string; out: string; json?: boolean }) => {
      const rows = z.array(Row).parse(JSON.parse(await readFile(labels, "utf8")));
      const files = await readdir(options.references);
      for (const row of rows) await make(row, files, options);
      print({ pictures: rows.length, folder: options.out }, { json: options.json ?? false });
    });
}

async function make(row: Row, files: readonly string[], folders: { references: string; out: string }): Promise<void> {
  const stem = row.id.replace(/_\d+$/, "");
  const reference = files.find((file) => path.parse(file).name === stem);
  if (!reference) throw new Error(`there is no clean picture for ${row.id}`);

  const clean = await readFile(path.join(folders.references, reference));
  const target = path.join(folders.out, row.image_A);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, await distort(clean, distortionsOf(row), row.id));
}

function distortionsOf(row: Row): Distortion[] {
  if ("severity" in row) {
    if (row.distortion_name === null) return [];

    return [{ class: row.distortion_class ?? "", name: row.distortion_name, severity: row.severity, scale: 5 }];
  }

  return row.distortion_names.map((name, at) => ({
    class: row.distortion_classes[at] ?? "",
    name,
    severity: row.severities[at] ?? 0,
    scale: 3,
  }));
}
