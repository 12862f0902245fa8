import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { discard, embeddedServer } from "../db/embedded-server.ts";
import { migrate } from "../db/migrate.ts";
import { prepareQueue } from "../queue/queue.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of a migrated database that nobody connects to: each test file clones it. */
    templateUrl: string;
  }
}

/** Once per run: a throwaway server of this run alone, and the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mine = `giqa-test-${createHash("sha256").update(process.cwd()).digest("hex").slice(0, 8)}-`;
  for (const left of readdirSync(os.tmpdir()).filter((name) => name.startsWith(mine))) {
    if (!isRunning(Number.parseInt(left.slice(mine.length), 10))) await discard(path.join(os.tmpdir(), left)); // of a run that was killed
  }
  const server = await embeddedServer(path.join(os.tmpdir(), `${mine}${process.pid}`), true);
  await migrate(server.url);
  await prepareQueue(server.url);
  project.provide("templateUrl", server.url);
  return server.release;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
