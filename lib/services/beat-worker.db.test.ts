import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { newId, type WorkerId } from "#lib/domain/ids.ts";
import { test } from "#lib/testing/database.ts";
import { workerList } from "#lib/views/worker-list.ts";
import { BeatWorker, beatWorker } from "./beat-worker.ts";
import { leaveWorker } from "./leave-worker.ts";

const START = new Date("2026-03-01T12:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const JOB = { job: "suggest-item", ids: { runId: newId() }, since: START.toISOString() };

function at(db: Db, now: Date) {
  return {
    actor: { kind: "operator", name: "test" } as const,
    now: () => now,
    transact: transactor(db),
    ports: undefined,
  };
}

function worker(id: WorkerId, told: object = {}) {
  const self = { id, host: "here", pid: 7, startedAt: START, capacity: 2, doing: [], draining: false };

  return BeatWorker.parse({ worker: { ...self, ...told } });
}

async function seen(db: Db, id: WorkerId, now: Date) {
  return (await workerList({ ...at(db, now), reader: db })).find((one) => one.id === id);
}

describe("a worker", () => {
  test("is idle, working or ending as it tells, with what it does", async ({ db }) => {
    const id = newId<"Worker">();
    await beatWorker(at(db, START), worker(id));
    expect(await seen(db, id, later(5))).toMatchObject({ state: "idle", silentSeconds: 5, host: "here", pid: 7 });
    await beatWorker(at(db, later(6)), worker(id, { doing: [JOB] }));
    expect(await seen(db, id, later(6))).toMatchObject({ state: "working", doing: [JOB], startedAt: START });
    await beatWorker(at(db, later(7)), worker(id, { doing: [JOB], draining: true }));
    expect(await seen(db, id, later(8))).toMatchObject({ state: "draining" });
    expect(await db.worker.count({ where: { id } })).toBe(1);
  });

  test("that falls silent is gone after half a minute, back with its next word, and forgotten after an hour", async ({
    db,
  }) => {
    const [silent, other] = [newId<"Worker">(), newId<"Worker">()];
    await beatWorker(at(db, START), worker(silent, { doing: [JOB] }));
    expect(await seen(db, silent, later(30))).toMatchObject({ state: "working" });
    expect(await seen(db, silent, later(31))).toMatchObject({ state: "gone", silentSeconds: 31 });
    await beatWorker(at(db, later(40)), worker(silent));
    expect(await seen(db, silent, later(41))).toMatchObject({ state: "idle" });
    await beatWorker(at(db, later(3640)), worker(other));
    expect(await seen(db, silent, later(3640))).toMatchObject({ state: "gone" });
    await beatWorker(at(db, later(3641)), worker(other));
    expect(await seen(db, silent, later(3641))).toBeUndefined();
    expect(await seen(db, other, later(3641))).toMatchObject({ state: "idle" });
  });

  test("that takes its leave is not listed any more", async ({ db }) => {
    const id = newId<"Worker">();
    await beatWorker(at(db, START), worker(id));
    await leaveWorker(at(db, START), { workerId: id });
    expect(await seen(db, id, START)).toBeUndefined();
  });

  test("whose clock is ahead is not gone", async ({ db }) => {
    const id = newId<"Worker">();
    await beatWorker(at(db, later(20)), worker(id));
    expect(await seen(db, id, START)).toMatchObject({ state: "idle", silentSeconds: 0 });
  });

  test("is nobody's business but a founder's", async ({ db }) => {
    const user = { kind: "user", id: newId<"User">(), name: "Emil", roles: new Map(), founder: false } as const;
    const reading = { ...at(db, START), actor: user, reader: db };
    await expect(workerList(reading)).rejects.toMatchObject({ code: "founders-only" });
  });
});
