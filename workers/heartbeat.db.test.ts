import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { environmentWith } from "#lib/env.ts";
import { startRun } from "#lib/services/start-run.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { runMonitor } from "#lib/views/run-monitor.ts";

const operator = { kind: "operator", name: "test" } as const;

function startWorker(values: Record<string, string>): ChildProcess {
  const env = environmentWith({ ...values, GIQA_WORKER_CONCURRENCY: "3" }) as NodeJS.ProcessEnv;

  return spawn(process.execPath, ["workers/main.ts"], { stdio: "ignore", env });
}

async function ended(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill(signal);
  await exit;
}

async function untilHeard(db: Db, { pid = 0 }: ChildProcess): Promise<void> {
  while ((await db.worker.count({ where: { pid } })) === 0) await sleep(50);
}

describe("the workers of a run", () => {
  test("are told of while they live; who was killed is gone, and who was told to stop is not listed", async ({
    db,
    url,
  }) => {
    const data = await mkdtemp(path.join(os.tmpdir(), "giqa-beat-"));
    const projectId = (await plantProject(db)) as ProjectId;
    await plantItems({ db, storage: folderStore(`${data}/objects`), projectId }, 1);
    const ctx = { actor: operator, transact: transactor(db), now: () => new Date(), ports: undefined };
    const values = { DATABASE_URL: url, GIQA_DATA: data };
    const [killed, stopped] = [startWorker(values), startWorker(values)];
    await untilHeard(db, killed);
    await untilHeard(db, stopped);
    await ended(killed, "SIGKILL");
    await ended(stopped, "SIGTERM");
    const { runId } = await startRun(ctx, { projectId, recipe: "embedded", items: "all" });
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
    const workersAt = async (now: Date) =>
      (await runMonitor({ actor: operator, now: () => now, reader: db }, { projectId, runId })).workers;

    expect(await workersAt(at(31))).toMatchObject([
      { pid: killed.pid, host: os.hostname(), state: "gone", capacity: 3 },
    ]);
    expect(await db.worker.count()).toBe(1);
    await rm(data, { recursive: true, force: true });
  }, 900_000);
});
