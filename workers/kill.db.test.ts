import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { RunId } from "#lib/domain/ids.ts";
import { environmentWith } from "#lib/env.ts";
import { startRun } from "#lib/services/start-run.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";

const ITEMS = 300;
const KILLS = 5;
const INSIDE = 3;
const SENTENCES = ["The dog is blurry.", "A man stands in front of a dark tree.", "The sky is overexposed and noisy."];

/** One worker process; the test reads its log as it comes. */
interface Victim {
  readonly process: ChildProcess;
  /** Engine calls that have begun and not ended, as far as the log tells. */
  readonly underWay: Set<string>;
  readonly begun: () => number;
}

function startWorker(values: Record<string, string>): Victim {
  const child = spawn(process.execPath, ["workers/main.ts"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: environmentWith(values) as NodeJS.ProcessEnv,
  });
  const underWay = new Set<string>();
  let begun = 0;
  createInterface({ input: child.stderr as NodeJS.ReadableStream }).on("line", (line) => {
    if (!line.startsWith("{")) return;
    const { event, itemId, port } = JSON.parse(line) as Record<string, string>;
    if (event === "engine.begun") begun = underWay.add(`${itemId} ${port}`).size && begun + 1;
    if (event === "engine.ended") underWay.delete(`${itemId} ${port}`);
  });

  return { process: child, underWay, begun: () => begun };
}

/** Kills at a random moment of its work, or at the next one in the detector; says whether an engine call was under way. */
async function kill(victim: Victim, when: "anywhere" | "in-detector"): Promise<boolean> {
  while (victim.begun() === 0) await sleep(5);
  await sleep(200 + Math.random() * 800);
  while (when === "in-detector" && ![...victim.underWay].some((call) => call.endsWith(" boxes"))) await sleep(1);
  const ended = new Promise((resolve) => victim.process.stderr?.once("close", resolve));
  victim.process.kill("SIGKILL");
  await ended; // the pipe is read to its end: what the log holds now is all that it ever will

  return victim.underWay.size > 0;
}

describe("a worker that is killed", () => {
  test("leaves every item with exactly one suggestion, once another takes over", async ({ db, url }) => {
    const data = await mkdtemp(path.join(os.tmpdir(), "giqa-kill-"));
    const projectId = await plantProject(db);
    await plantItems(
      { db, storage: folderStore(`${data}/objects`), projectId },
      ITEMS,
      (n) => `${SENTENCES[n % 3]} ${SENTENCES[(n + 1) % 3]}`,
    );
    const context = { transact: transactor(db), now: () => new Date(), ports: undefined };
    const operator = { ...context, actor: { kind: "operator", name: "test" } as const };
    const { runId } = await startRun(operator, { projectId, recipe: "embedded", items: "all" });

    const values = { DATABASE_URL: url, GIQA_DATA: data };
    let inside = 0;
    for (let n = 0; n < KILLS; n++)
      if (await kill(startWorker(values), n < INSIDE ? "in-detector" : "anywhere")) inside++;
    const last = startWorker(values);
    await untilEnded(runId);
    const stopped = new Promise((resolve) => last.process.once("exit", resolve));
    last.process.kill("SIGTERM");

    expect(await stopped).toBe(0);
    expect(inside).toBeGreaterThanOrEqual(INSIDE);
    const suggestions = await db.suggestion.groupBy({ by: ["itemId"], _count: true });
    expect(suggestions).toHaveLength(ITEMS);
    expect(suggestions.every(({ _count }) => _count === 1)).toBe(true);
    expect((await runById(db, runId))?.counts).toMatchObject({ total: ITEMS, done: ITEMS, reused: 0, failed: 0 });
    await rm(data, { recursive: true, force: true });

    async function untilEnded(id: RunId): Promise<void> {
      while ((await runById(db, id))?.status === "running") await sleep(200);
    }
  }, 900_000);
});
