import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = process.cwd();
const CONFIG = "dependency-cruiser.config.mjs";
const depcruise = path.join(root, "node_modules/.bin/depcruise");

interface Report {
  readonly modules: { readonly source: string; readonly coreModule?: boolean; readonly couldNotResolve?: boolean }[];
  readonly summary: {
    readonly violations: { readonly rule: { readonly name: string } }[];
    readonly totalCruised: number;
  };
}

function cruise(folder: string): Report {
  const run = spawnSync(process.execPath, [depcruise, ".", "--config", CONFIG, "--output-type", "json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
  });

  return JSON.parse(run.stdout) as Report;
}

/** One forbidden import a rule: the file it stands in, and what it imports. */
const PLANTED: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ["resolvable", "lib/domain/a01.ts", "#lib/domain/nowhere.ts"],
  ["no-cycles", "lib/domain/a02.ts", "#lib/domain/a02b.ts"],
  ["no-cycles", "lib/domain/a02b.ts", "#lib/domain/a02.ts"],
  ["only-listed-folders", "scripts/a03.ts", "#lib/domain/ok.ts"],
  ["domain-imports-only-itself", "lib/domain/a04.ts", "#lib/editor/ok.ts"],
  ["pure-siblings-do-not-meet", "lib/pipeline/a05.ts", "#lib/editor/ok.ts"],
  ["pure-needs-no-platform", "lib/formats/a06.ts", "node:fs"],
  ["infra-stays-apart", "lib/storage/a07.ts", "#lib/db/ok.ts"],
  ["services-stand-alone", "lib/services/a08.ts", "#lib/services/ok.ts"],
  ["views-only-read", "lib/views/a09.ts", "#lib/storage/ok.ts"],
  ["components-take-props", "components/a10.ts", "#lib/services/ok.ts"],
  ["app-goes-through-use-cases", "app/a11.ts", "#lib/db/ok.ts"],
  ["web-loads-no-engine", "app/_edge/a12.ts", "#lib/models/ok.ts"],
  ["workers-know-no-web", "workers/a13.ts", "#app/ok.ts"],
  ["bin-is-an-edge", "bin/a14.ts", "#components/ok.ts"],
  ["e2e-stays-outside", "e2e/a15.ts", "#lib/db/ok.ts"],
  ["nobody-imports-testing-or-bench", "workers/a16.ts", "#lib/testing/ok.ts"],
  ["env-is-read-at-the-edges", "lib/services/a17.ts", "#lib/env.ts"],
  ["rows-stay-in-db", "lib/services/a18.ts", "@prisma/client"],
  ["pg-boss-stays-in-queue", "workers/a19.ts", "pg-boss"],
  ["sharp-stays-in-imaging", "lib/models/a20.ts", "sharp"],
  ["runtimes-stay-in-models", "lib/imaging/a21.ts", "onnxruntime-node"],
  ["konva-stays-in-canvas", "components/a22.ts", "konva"],
  ["prosemirror-stays-in-text", "components/a23.ts", "@tiptap/core"],
  ["web-stays-in-the-web", "workers/a24.ts", "react"],
];

function plant(folder: string): void {
  const files: Record<string, string> = { "lib/env.ts": "export const ok = 1;\n" };
  for (const place of ["domain", "editor", "db", "storage", "services", "models", "testing"])
    files[`lib/${place}/ok.ts`] = "export const ok = 1;\n";
  for (const place of ["app", "components"]) files[`${place}/ok.ts`] = "export const ok = 1;\n";
  for (const [, file, imports] of PLANTED) files[file] = `import "${imports}";\nexport const here = 1;\n`;
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  for (const name of [CONFIG, "tsconfig.json", "package.json"]) cpSync(path.join(root, name), path.join(folder, name));
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
}

describe("the import rule", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "giqa-rule-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("catches a planted bad import for each of its rules", { timeout: 300_000 }, () => {
    plant(folder);
    const caught = new Set(cruise(folder).summary.violations.map(({ rule }) => rule.name));

    expect([...new Set(PLANTED.map(([rule]) => rule))].filter((rule) => !caught.has(rule))).toEqual([]);
  });

  it("reads every module that git lists", { timeout: 300_000 }, () => {
    const listed = execFileSync("git", ["ls-files", "*.ts", "*.tsx"], { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter((file) => file && !file.startsWith("."));
    const read = new Set(cruise(root).modules.map(({ source }) => source));

    expect(listed.filter((file) => !read.has(file))).toEqual([]);
  });
});
