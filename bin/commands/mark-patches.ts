import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { markPatches } from "../evaluation/mark-patches.ts";
import { OWN_SET } from "../evaluation/read-set.ts";
import { print } from "../print.ts";

/** `giqa mark-patches`: the part of an evaluation set whose truth is known because it was put in. */
export function markPatchesCommand(program: Command): void {
  program
    .command("mark-patches")
    .description("write questions about patches with known answers, from the photos that an evaluation set lists")
    .option("--set <folder>", "the evaluation set: reads its photos.json, writes its patches.json", OWN_SET)
    .option("--seed <text>", "the same seed gives the same rows", "patches")
    .option("--json", "answer as JSON")
    .action(async ({ set, seed, json }: { set: string; seed: string; json?: boolean }) => {
      const rows = await markPatches(set, seed);
      const file = path.join(set, "patches.json");
      await writeFile(file, `[\n${rows.map((row) => ` ${JSON.stringify(row)}`).join(",\n")}\n]\n`);
      print({ patches: rows.length, file }, { json: json ?? false });
    });
}
