import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import type { Figure } from "./figure.ts";
import { importImages } from "./import-images.bench.ts";
import { memory } from "./memory.bench.ts";
import { pipeline } from "./pipeline.bench.ts";

const BENCHES = { "import-images": importImages, pipeline, memory };

const RESULTS = "bench-results.json";

/** Runs the benches that are named, else all, and writes what they measured; what was not run now stays as it was. */
const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await bench()) {
    figures.push(figure);
    const { row, unit, ours, against, ratio, goal, met } = figure;
    const beside = against
      ? `  ${against.name}: ${against.value}  ratio ${ratio} (goal ${goal}${met ? ", met" : ", missed"})`
      : "";
    process.stdout.write(`${row}: ${ours} ${unit}${beside}\n`);
  }
}
const machine = { node: process.version, cores: availableParallelism(), processor: cpus()[0]?.model ?? "" };
const at = new Date().toISOString();
const measured = figures.map((figure) => ({ ...figure, at, machine }));
const before = JSON.parse(await readFile(RESULTS, "utf8").catch(() => "{}")).figures ?? [];
const kept = before.filter(({ row }: Figure) => figures.every((figure) => figure.row !== row));
await writeFile(RESULTS, `${JSON.stringify({ figures: [...kept, ...measured] }, null, 2)}\n`);
