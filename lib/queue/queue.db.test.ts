import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { transactor } from "#lib/db/transaction.ts";
import { type ImportId, newId } from "#lib/domain/ids.ts";
import { test } from "#lib/testing/database.ts";
import { enqueue, enqueueMany } from "./enqueue.ts";
import { runImportJob } from "./jobs/run-import.ts";
import { suggestItemJob } from "./jobs/suggest-item.ts";
import { JOBS } from "./jobs.ts";
import { type BoundHandler, bind, work } from "./queue.ts";

const importOf = (importId: ImportId) => ({ importId });
const nothing = async () => undefined;
const idleFor = (name: string): BoundHandler => ({ name, concurrency: 1, handle: nothing, giveUp: nothing });
const idle = JOBS.map(({ name }) => name)
  .filter((name) => name !== suggestItemJob.name)
  .map(idleFor);

async function until(holds: () => boolean, seconds = 240): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !holds(); ) await sleep(20);
}

describe("the queue", () => {
  test("holds a job when its transaction commits and not when it does not", async ({ db }) => {
    const transact = transactor(db);
    const waiting = () =>
      db.$queryRaw<{ key: string }[]>`SELECT singleton_key AS key FROM pgboss.job WHERE name = ${runImportJob.name}`;
    const [kept, lost] = [newId<"Import">(), newId<"Import">()];

    await transact((tx) => enqueue(tx, runImportJob, importOf(kept)));
    const broken = transact(async (tx) => {
      await enqueue(tx, runImportJob, importOf(lost));
      throw new Error("afterwards");
    });

    await expect(broken).rejects.toThrow("afterwards");
    expect(await waiting()).toEqual([{ key: kept }]);
  });

  test("takes a job once while one of the same key waits", async ({ db }) => {
    const transact = transactor(db);
    const importId = newId<"Import">();
    for (let times = 0; times < 2; times++) await transact((tx) => enqueue(tx, runImportJob, importOf(importId)));
    const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE singleton_key = ${importId}`;

    expect(rows).toHaveLength(1);
  });

  test("works off what is put in", async ({ db, url }) => {
    const jobs = Array.from({ length: 40 }, () => ({ runId: newId<"Run">(), itemId: newId<"Item">() }));
    const done: string[] = [];
    const suggest = bind({
      job: suggestItemJob,
      concurrency: 2,
      handle: async ({ itemId }) => void done.push(itemId),
      giveUp: nothing,
    });
    const working = await work(url, [suggest, ...idle]);
    await transactor(db)((tx) => enqueueMany(tx, suggestItemJob, jobs));
    await until(() => done.length === jobs.length);
    await working.drain(5);

    expect(done.toSorted()).toEqual(jobs.map(({ itemId }) => itemId).toSorted());
  }, 300_000);

  test("gives a job that failed for the last time to who gives up on it", async ({ db, url }) => {
    const job = { runId: newId<"Run">(), itemId: newId<"Item">() };
    const givenUp: string[] = [];
    const suggest = bind({
      job: suggestItemJob,
      concurrency: 1,
      handle: () => Promise.reject(new Error("no luck")),
      giveUp: async ({ itemId }) => void givenUp.push(itemId),
    });
    await transactor(db)((tx) => enqueue(tx, suggestItemJob, job));
    await db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE data->>'itemId' = ${job.itemId}`;
    const working = await work(url, [suggest, ...idle]);
    await until(() => givenUp.length > 0);
    await working.drain(5);

    expect(givenUp).toEqual([job.itemId]);
  }, 300_000);

  test("does not start where a job lacks a handler or has two", async ({ url }) => {
    await expect(work(url, idle)).rejects.toThrow("suggest-item has 0 handlers");
    await expect(work(url, [...idle, idleFor("run-import")])).rejects.toThrow("run-import has 2 handlers");
  });
});
