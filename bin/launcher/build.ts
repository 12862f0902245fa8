import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { environmentWith } from "#lib/env.ts";

const ROOTS = ["app", "components", "lib"];
const FILES = ["package-lock.json", "next.config.ts", "postcss.config.mjs", "tsconfig.json"];
const MARK = ".next/giqa-sources";

/** Builds the web app when its sources are not those of the last build; says whether it did. */
export async function buildIfChanged(onBegin: () => void = () => undefined): Promise<boolean> {
  const sources = await hashOfSources();
  if (existsSync(".next/BUILD_ID") && (await readMark()) === sources) return false;
  onBegin();
  await build();
  await writeFile(MARK, sources);

  return true;
}

async function readMark(): Promise<string | null> {
  return existsSync(MARK) ? readFile(MARK, "utf8") : null;
}

/** One hash over the names and bytes of all that the build reads. */
async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [...(await sourceFiles()), ...FILES]) hash.update(`${file}\0`).update(await readFile(file));

  return hash.digest("hex");
}

async function sourceFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const root of ROOTS)
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && !/[.]test[.]tsx?$|^lib\/(db\/generated|testing)\//.test(file)) found.push(file);
    }

  return found.sort();
}

/** What the build says goes to stderr: stdout is the command's. */
function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      stdio: ["ignore", 2, 2],
      env: environmentWith({ NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" }) as NodeJS.ProcessEnv,
    });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("the web app could not be built"))));
  });
}
