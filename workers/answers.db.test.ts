import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { RunId } from "#lib/domain/ids.ts";
import { Suggestion } from "#lib/domain/suggestion.ts";
import { environmentWith } from "#lib/env.ts";
import { saveRecipe } from "#lib/services/save-recipe.ts";
import { startRun } from "#lib/services/start-run.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { colourModel } from "#lib/testing/colour-model.ts";
import { test } from "#lib/testing/database.ts";
import { rectanglesJpeg } from "#lib/testing/rectangles.ts";
import { plantPhotos, plantProject } from "#lib/testing/scenarios.ts";

const FIXTURE = path.resolve("lib/testing/fixtures/grounding-dino");
const ITEMS = 6;
const WORKERS_OWN = 2; // calls that one process makes at once
const MOST_MS = 900_000;
const MODEL = { name: "openai", model: "colours", revision: "1" };
const ENGINES = {
  tags: MODEL,
  boxes: { name: "grounding-dino", model: "colour fixture", revision: "fp32" },
  questions: MODEL,
};
const SIZE = { width: 400, height: 300 };

/** Something red, and something blue before its corner: boxes that share a quarter of the smaller. Another place for every number. */
async function photo(n: number) {
  const red = { colour: "#e61414", box: { x1: 20 + n, y1: 20, x2: 80 + n, y2: 120 } };
  const blue = { colour: "#1414e6", box: { x1: 60 + n, y1: 90, x2: 100 + n, y2: 150 } };
  const rectangles = [red, blue];
  const bytes = await rectanglesJpeg({ size: SIZE, rectangles, orientation: 1 });

  return { bytes, size: SIZE, format: "jpeg", description: `Number ${n}: the red and blue dog is blurry.` };
}

function startWorker(values: Record<string, string>): ChildProcess {
  const env = environmentWith({ GIQA_WORKER_CONCURRENCY: String(WORKERS_OWN), ...values }) as NodeJS.ProcessEnv;

  return spawn(process.execPath, ["workers/main.ts"], { stdio: "ignore", env });
}

async function killed(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(worker, "close");
  worker.kill(signal);
  await ended;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

async function planted(db: Db, data: string) {
  const projectId = await plantProject(db);
  const photos = await Promise.all(Array.from({ length: ITEMS }, (_, n) => photo(n)));
  await plantPhotos({ db, storage: folderStore(`${data}/objects`), projectId }, photos);
  const actor = { kind: "operator", name: "test" } as const;
  const ctx = { actor, now: () => new Date(), transact: transactor(db), ports: undefined };
  const merge = { areaShare: 0, coverage: 0.95 };
  const changes = { engines: ENGINES, yesFrom: null, merge };
  await saveRecipe(ctx, { projectId, from: "embedded", name: "first", changes });
  const joining = { merge: { ...merge, coverage: 0.1 } };
  await saveRecipe(ctx, { projectId, from: "first", name: "joins", changes: joining });
  const start = async (recipe: string) => (await startRun(ctx, { projectId, recipe, items: "all" })).runId;

  return { projectId, start };
}

async function boxesOf(db: Db, runId: RunId): Promise<number> {
  const rows = await db.suggestion.findMany({ where: { runId }, select: { body: true } });

  return rows.flatMap(({ body }) => Suggestion.parse(body).mentions.flatMap(({ boxes }) => boxes)).length;
}

describe("engines' answers that are kept", () => {
  test(
    "are asked for once over kills, runs and other thresholds: what a dead worker had begun is all that is asked again",
    async ({ db, url }) => {
      const data = await mkdtemp(path.join(os.tmpdir(), "giqa-answers-"));
      const server = await colourModel();
      const values = { DATABASE_URL: url, GIQA_DATA: data, GIQA_OPENAI_BASE_URL: server.baseUrl };
      const reached = { ...values, GIQA_GROUNDING_DINO: FIXTURE };
      const { projectId, start } = await planted(db, data);
      const ended = (runId: RunId) => until(async () => (await runById(db, runId))?.status === "finished");
      const countsOf = async (runId: RunId) => (await runById(db, runId))?.counts;

      const first = await start("first");
      const victim = startWorker(reached);
      await until(() => server.asked.length >= 3);
      await killed(victim, "SIGKILL");
      const worker = startWorker(reached);
      await ended(first);
      const questions = new Set(server.asked.map(({ body }) => JSON.stringify(body)));
      expect(questions.size).toBe(2 * ITEMS);
      expect(server.asked.length).toBeLessThanOrEqual(2 * ITEMS + WORKERS_OWN);
      const kept = await db.engineAnswer.count();
      expect(kept).toBe(3 * ITEMS);

      const asked = server.asked.length;
      const joined = await start("joins");
      await ended(joined);
      expect(await countsOf(joined)).toMatchObject({ done: ITEMS, engineCalls: 0, keptAnswers: 3 * ITEMS });
      expect([await boxesOf(db, first), await boxesOf(db, joined)]).toEqual([2 * ITEMS, ITEMS]);

      await db.suggestion.deleteMany({ where: { projectId } });
      const again = await start("first");
      await ended(again);
      await killed(worker, "SIGTERM");
      expect(await countsOf(again)).toMatchObject({ done: ITEMS, reused: 0, engineCalls: 0, keptAnswers: 3 * ITEMS });
      expect(server.asked).toHaveLength(asked);
      expect(await db.engineAnswer.count()).toBe(kept);
      await server.close();
      await rm(data, { recursive: true, force: true });
    },
    MOST_MS,
  );
});
