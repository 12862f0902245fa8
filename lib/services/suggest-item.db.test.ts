import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { failuresOf } from "#lib/db/run-items.ts";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { enginesOf } from "#lib/models/engines.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { cancelRun } from "./cancel-run.ts";
import { giveUpItem } from "./give-up-item.ts";
import { retryRun } from "./retry-run.ts";
import { startRun } from "./start-run.ts";
import { suggestItem } from "./suggest-item.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-suggest-")));
let loaded: Promise<Engines> | undefined;
const embedded = (recipe: Recipe) => {
  loaded ??= enginesOf(recipe);

  return loaded;
};
const contextOf = (db: Db, engines: (recipe: Recipe) => Promise<Engines> = embedded) => ({
  actor: { kind: "operator", name: "test" } as const,
  now: () => new Date(),
  transact: transactor(db),
  ports: { storage, engines, signal: new AbortController().signal },
});

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: async ({ db }, use) => use(await plant(db)),
});

async function plant(db: Db) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 3);
  const { runId } = await startRun(contextOf(db), { projectId, recipe: "embedded", items: "all" });

  return { projectId, items, runId };
}

describe("a run", () => {
  test("queues one job an item, and ends when each has its suggestion", async ({ db, planted }) => {
    const { runId, items } = planted;
    const jobs = await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE data->>'runId' = ${runId}`;
    for (const itemId of items) await suggestItem(contextOf(db), { runId, itemId });

    expect(jobs).toHaveLength(3);
    expect(await db.suggestion.count({ where: { runId } })).toBe(3);
    expect(await runById(db, runId)).toMatchObject({ status: "finished", counts: { total: 3, done: 3, failed: 0 } });
  });

  test("makes one suggestion, counted once, of a job that runs twice and at once", async ({ db, planted }) => {
    const { runId, items } = planted;
    const [itemId = expect.fail()] = items;
    const twice = [1, 2].map(() => suggestItem(contextOf(db), { runId, itemId }));
    await Promise.all(twice);
    await suggestItem(contextOf(db), { runId, itemId });

    expect(await db.suggestion.count({ where: { itemId } })).toBe(1);
    expect((await runById(db, runId))?.counts).toMatchObject({ done: 1, reused: 0 });
  });

  test("finds what an earlier run of the same recipe made", async ({ db, planted }) => {
    const { runId, projectId, items } = planted;
    for (const itemId of items) await suggestItem(contextOf(db), { runId, itemId });
    const again = await startRun(contextOf(db), { projectId, recipe: "embedded", items: items.slice(0, 2) });
    for (const itemId of items.slice(0, 2)) await suggestItem(contextOf(db), { runId: again.runId, itemId });

    expect(again.items).toBe(2);
    expect(await db.suggestion.count({ where: { projectId } })).toBe(3);
    expect(await runById(db, again.runId)).toMatchObject({ status: "finished", counts: { reused: 2, done: 0 } });
  });

  test("says of a failed item why it failed, and tries it again when asked", async ({ db, planted }) => {
    const { runId, items } = planted;
    const [itemId = expect.fail()] = items;
    const broken = contextOf(db, () => Promise.reject(new Error("the weights are not there")));
    await expect(suggestItem(broken, { runId, itemId })).rejects.toThrow("the weights");
    for (const id of items) await giveUpItem(broken, { runId, itemId: id });

    expect(await runById(db, runId)).toMatchObject({ status: "finished", counts: { failed: 3 } });
    expect((await failuresOf(db, runId)).map(({ reason, items: n }) => [reason, n])).toEqual([
      ["worker-lost", 2],
      ["not-readable", 1],
    ]);
    await db.$executeRaw`DELETE FROM pgboss.job`;
    await expect(retryRun(contextOf(db), { runId, stage: "boxes" })).rejects.toThrow("run-has-no-failures");
    expect(await retryRun(contextOf(db), { runId, stage: null, reason: "worker-lost" })).toEqual({ items: 2 });
    expect(await retryRun(contextOf(db), { runId })).toEqual({ items: 1 });
    await suggestItem(contextOf(db), { runId, itemId });
    expect((await runById(db, runId))?.counts).toMatchObject({ done: 1, failed: 0 });
  });

  test("that was called off begins nothing more", async ({ db, planted }) => {
    const { runId, items } = planted;
    await cancelRun(contextOf(db), { runId });
    for (const itemId of items) await suggestItem(contextOf(db), { runId, itemId });

    expect(await db.suggestion.count({ where: { runId } })).toBe(0);
    expect((await runById(db, runId))?.status).toBe("cancelled");
  });

  test("is refused to who is no admin, over nothing, and of an unknown recipe", async ({ db, planted }) => {
    const { projectId } = planted;
    const ctx = contextOf(db);
    const stranger = { ...ctx, actor: { kind: "worker", name: "x" } as const };
    const nobody = { ...stranger, actor: { kind: "nobody" } as const };
    const empty = await plantProject(db);

    await expect(startRun(nobody, { projectId, recipe: "embedded", items: "all" })).rejects.toThrow("not-signed-in");
    await expect(startRun(ctx, { projectId: empty, recipe: "embedded", items: "all" })).rejects.toThrow(
      "run-has-no-items",
    );
    await expect(startRun(ctx, { projectId, recipe: "none", items: "all" })).rejects.toThrow("recipe-unknown");
  });
});
