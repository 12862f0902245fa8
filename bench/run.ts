import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { importImages } from "./import-images.bench.ts";
import { pipeline } from "./pipeline.bench.ts";

const BENCHES = { "import-images": importImages, pipeline };

/** Runs the benches that are named, else all, and writes what they measured. */
const wanted = process.argv.slice(2);
const figures = [];
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
await writeFile(
  "bench-results.json",
  `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`,
);
