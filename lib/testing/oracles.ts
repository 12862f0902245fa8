// Runs every test against oracle files: `npm run oracles`, or `npm run oracles -- <folder>` for another folder of the same shape.
import { spawnSync } from "node:child_process";
import path from "node:path";

const [folder] = process.argv.slice(2);
const env = folder ? { ...process.env, GIQA_ORACLES: path.resolve(folder) } : process.env;
const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", ".oracle."], {
  env,
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
