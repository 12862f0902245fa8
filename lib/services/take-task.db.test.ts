import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantPerson, plantSuggestions } from "#lib/testing/experts.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { closeRound } from "./close-round.ts";
import { discardTask } from "./discard-task.ts";
import { openRound } from "./open-round.ts";
import { renewLease } from "./renew-lease.ts";
import { takeTask } from "./take-task.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-rounds-")));

async function plant(db: Db) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 4);
  await plantSuggestions(db, projectId, items.slice(0, 3));
  const admin = await plantPerson(db, projectId, "admin");
  const [anna, ben] = [await plantPerson(db, projectId, "expert"), await plantPerson(db, projectId, "expert")];

  return { projectId, items, admin, anna, ben };
}

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: async ({ db }, use) => use(await plant(db)),
});

const refused = (code: string, parameters: object = {}) =>
  expect.objectContaining({ name: Refusal.name, code, parameters: expect.objectContaining(parameters) });

describe("sending items to the experts", () => {
  test("makes one task of each item that has a suggestion, and none twice", async ({ planted }) => {
    const { admin, projectId } = planted;
    const first = await openRound(admin, { projectId, items: "all" });

    expect(first).toMatchObject({ number: 1, tasks: 3 });
    await expect(openRound(admin, { projectId, items: "all" })).rejects.toEqual(refused("no-items-chosen"));
  });

  test("refuses items that were sent, that have no suggestion, that are of another project", async ({
    db,
    planted,
  }) => {
    const { admin, projectId, items } = planted;
    const [sent = expect.fail(), , , bare = expect.fail()] = items;
    await openRound(admin, { projectId, items: [sent] });
    const foreign = await plantItems({ db, storage, projectId: await plantProject(db) }, 1);

    await expect(openRound(admin, { projectId, items })).rejects.toEqual(refused("items-already-sent", { items: 1 }));
    await expect(openRound(admin, { projectId, items: [bare] })).rejects.toEqual(
      refused("items-without-suggestion", { items: 1 }),
    );
    await expect(openRound(admin, { projectId, items: foreign })).rejects.toEqual(refused("no-items-chosen"));
  });

  test("is an admin's", async ({ planted }) => {
    const { anna, projectId } = planted;

    await expect(openRound(anna, { projectId, items: "all" })).rejects.toEqual(refused("not-allowed"));
  });

  test("numbers rounds without a gap when two are opened at once", async ({ planted }) => {
    const { admin, projectId, items } = planted;
    const rounds = await Promise.all(items.slice(0, 3).map((item) => openRound(admin, { projectId, items: [item] })));

    expect(rounds.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });
});

describe("taking a task", () => {
  test("never gives a slot twice, whoever asks at once", async ({ db, planted }) => {
    const { admin, anna, ben, projectId } = planted;
    await openRound(admin, { projectId, items: "all" });
    const asked = await Promise.allSettled(
      [anna, ben, anna, ben, anna, ben].map((who) => takeTask(who, { projectId })),
    );
    const taken = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value.taskId] : []));

    expect(new Set(taken).size).toBe(taken.length);
    expect(await db.assignment.count({ where: { task: { round: { projectId } } } })).toBe(taken.length);
    expect(await db.task.count({ where: { openSlots: { lt: 0 } } })).toBe(0);
  });

  test("goes in the order of the import, and ends with a refusal", async ({ db, planted }) => {
    const { admin, anna, projectId, items } = planted;
    await openRound(admin, { projectId, items: "all" });
    const order = [];
    for (const _ of items.slice(0, 3)) {
      const { taskId } = await takeTask(anna, { projectId });
      order.push((await db.task.findUniqueOrThrow({ where: { id: taskId } })).itemId);
    }

    expect(order).toEqual(items.slice(0, 3));
    await expect(takeTask(anna, { projectId })).rejects.toEqual(refused("no-task-left"));
  });

  test("never gives an expert back what he discarded, but another one gets it", async ({ planted }) => {
    const { admin, anna, ben, projectId, items } = planted;
    await openRound(admin, { projectId, items: items.slice(0, 1) });
    const { taskId } = await takeTask(anna, { projectId });
    await discardTask(anna, { taskId, reason: "The picture is of a screen." });

    await expect(takeTask(anna, { projectId })).rejects.toEqual(refused("no-task-left"));
    expect(await takeTask(ben, { projectId })).toEqual({ taskId });
    await expect(discardTask(anna, { taskId, reason: "again" })).rejects.toEqual(
      refused("task-finished", { status: "discarded" }),
    );
  });

  test("passes on a task whose expert did nothing until his lease ran out", async ({ db, planted }) => {
    const { admin, anna, ben, projectId, items } = planted;
    await openRound(admin, { projectId, items: items.slice(0, 1) });
    const { taskId } = await takeTask(anna, { projectId });
    await expect(takeTask(ben, { projectId })).rejects.toEqual(refused("no-task-left"));
    await db.assignment.updateMany({ data: { leaseUntil: new Date(0) } });

    expect(await takeTask(ben, { projectId })).toEqual({ taskId });
    await expect(discardTask(anna, { taskId, reason: "late" })).rejects.toEqual(refused("task-finished"));
  });

  test("is an expert's own: an admin and the operator are refused", async ({ planted }) => {
    const { admin, projectId } = planted;
    const operator = { ...admin, actor: { kind: "operator", name: "root@host" } as const };

    await expect(takeTask(admin, { projectId })).rejects.toEqual(refused("not-allowed", { needs: "expert" }));
    await expect(takeTask(operator, { projectId })).rejects.toEqual(refused("not-allowed", { needs: "expert" }));
  });
});

describe("a lease", () => {
  test("is one tab's: the second is told, until it takes over or the first lets go", async ({ planted }) => {
    const { admin, anna, projectId } = planted;
    await openRound(admin, { projectId, items: "all" });
    const { taskId } = await takeTask(anna, { projectId });
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    const answers = [
      await renewLease(anna, { taskId, tab: one, wish: "hold" }),
      await renewLease(anna, { taskId, tab: two, wish: "hold" }),
      await renewLease(anna, { taskId, tab: two, wish: "take-over" }),
      await renewLease(anna, { taskId, tab: one, wish: "hold" }),
      await renewLease(anna, { taskId, tab: two, wish: "release" }),
      await renewLease(anna, { taskId, tab: one, wish: "hold" }),
    ];

    expect(answers.map(({ writes }) => writes)).toEqual([
      ...["this-tab", "another-tab", "this-tab"],
      ...["another-tab", "this-tab", "this-tab"],
    ]);
  });

  test("passes to another tab when the first has been silent", async ({ planted }) => {
    const { admin, anna, projectId } = planted;
    await openRound(admin, { projectId, items: "all" });
    const { taskId } = await takeTask(anna, { projectId });
    await renewLease(anna, { taskId, tab: crypto.randomUUID(), wish: "hold" });
    const later = { ...anna, now: () => new Date(Date.now() + 200_000) };

    expect(await renewLease(later, { taskId, tab: crypto.randomUUID(), wish: "hold" })).toMatchObject({
      writes: "this-tab",
    });
  });

  test("of another expert's task is refused", async ({ planted }) => {
    const { admin, anna, ben, projectId } = planted;
    await openRound(admin, { projectId, items: "all" });
    const { taskId } = await takeTask(anna, { projectId });

    await expect(renewLease(ben, { taskId, tab: crypto.randomUUID(), wish: "take-over" })).rejects.toEqual(
      refused("task-not-yours"),
    );
  });
});

describe("closing a round", () => {
  test("asks for a reason while work is outstanding, and withdraws it", async ({ db, planted }) => {
    const { admin, anna, projectId } = planted;
    const { roundId } = await openRound(admin, { projectId, items: "all" });
    const { taskId } = await takeTask(anna, { projectId });

    await expect(closeRound(admin, { roundId, reason: null })).rejects.toEqual(
      refused("round-has-work-outstanding", { assignments: 3 }),
    );
    await closeRound(admin, { roundId, reason: "The guideline changed." });
    expect(await db.assignment.findMany({ where: { taskId }, select: { status: true } })).toEqual([
      { status: "withdrawn" },
    ]);
    expect(await db.round.findUniqueOrThrow({ where: { id: roundId } })).toMatchObject({
      ...{ status: "closed", withdrawn: 3, closeReason: "The guideline changed." },
    });
    await expect(closeRound(admin, { roundId, reason: "again" })).rejects.toEqual(refused("not-found"));
    await expect(takeTask(anna, { projectId })).rejects.toEqual(refused("no-task-left"));
    await expect(discardTask(anna, { taskId, reason: "late" })).rejects.toEqual(refused("task-finished"));
  });

  test("is an admin's of its project", async ({ db, planted }) => {
    const { admin, anna, projectId } = planted;
    const { roundId } = await openRound(admin, { projectId, items: "all" });
    const stranger = await plantPerson(db, await plantProject(db), "admin");

    await expect(closeRound(anna, { roundId, reason: "no" })).rejects.toEqual(refused("not-allowed"));
    await expect(closeRound(stranger, { roundId, reason: "no" })).rejects.toEqual(refused("not-found"));
  });
});
