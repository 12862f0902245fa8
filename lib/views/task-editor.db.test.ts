import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import { insertAnnotation } from "#lib/db/annotations.ts";
import { insertAssignment } from "#lib/db/assignments.ts";
import type { Db } from "#lib/db/client.ts";
import { keepProtocol } from "#lib/db/protocols.ts";
import { insertRound } from "#lib/db/rounds.ts";
import { insertTasks } from "#lib/db/tasks.ts";
import { startingFrom } from "#lib/domain/annotation.ts";
import { newId, type TaskId, type UserId } from "#lib/domain/ids.ts";
import { FIRST_LOOK, type Protocol } from "#lib/domain/protocol.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantPerson, plantSuggestions } from "#lib/testing/experts.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { roundList } from "./round-list.ts";
import { roundPage } from "./round-page.ts";
import { taskEditor } from "./task-editor.ts";
import { taskQueue } from "./task-queue.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-tasks-")));
const SECRET = "The tower is written about by Anna alone.";

/** A task that two experts share: Anna has a draft, Ben has not begun. */
async function plant(db: Db, protocol: Protocol = { ...FIRST_LOOK, experts: 2 }) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 1);
  const [suggestionId = expect.fail()] = await plantSuggestions(db, projectId, items);
  const [itemId = expect.fail()] = items;
  const admin = await plantPerson(db, projectId, "admin");
  const [anna, ben] = [await plantPerson(db, projectId, "expert"), await plantPerson(db, projectId, "expert")];
  const roundId = newId<"Round">();
  await db.$transaction(async (tx) => {
    const protocolId = await keepProtocol(tx, projectId, protocol);
    const round = { id: roundId, projectId, protocolId, number: 1, kind: "blind", status: "open" } as const;
    await insertRound(tx, { ...round, openedAt: new Date() });
    await insertTasks(tx, { roundId, slots: 0 }, [{ itemId, suggestionId }]);
  });
  const { id } = await db.task.findFirstOrThrow({ where: { roundId } });
  const taskId = id as TaskId;
  const drafted = await give(db, taskId, anna.id);
  await give(db, taskId, ben.id);
  await db.$transaction((tx) => insertAnnotation(tx, drafted, { revision: 3, annotation: startingFrom(SECRET) }));

  return { projectId, roundId, taskId, admin, anna, ben };
}

async function give(db: Db, taskId: TaskId, userId: UserId) {
  const id = newId<"Assignment">();
  const row = { id, taskId, userId, leaseUntil: new Date(), takenAt: new Date() };
  await db.$transaction((tx) => insertAssignment(tx, row));

  return id;
}

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: async ({ db }, use) => use(await plant(db)),
});
const refused = (code: string) => expect.objectContaining({ name: "Refusal", code });

describe("the task page", () => {
  test("starts from the item's description, and writes nothing", async ({ db, planted }) => {
    const { ben, projectId, taskId } = planted;
    const data = await taskEditor(ben, { projectId, taskId });

    expect(data).toMatchObject({ revision: 0, isEditable: true, place: 1, tasks: 1 });
    expect(data.annotation).toEqual(startingFrom(data.item.description));
    expect(data.suggestion?.emptyBecause).toBe("no-tags");
    expect(await db.annotation.count({ where: { assignment: { taskId } } })).toBe(1);
  });

  test("shows an expert's draft to himself, and to nobody else on any page", async ({ planted }) => {
    const { anna, ben, admin, projectId, taskId, roundId } = planted;
    const own = await taskEditor(anna, { projectId, taskId });
    const others = [
      await taskEditor(ben, { projectId, taskId }),
      await taskQueue(ben, { projectId }),
      await roundList(admin, { projectId }),
      await roundPage(admin, { projectId, roundId }),
    ];

    expect(own.annotation.texts.description).toBe(SECRET);
    expect(own.revision).toBe(3);
    expect(JSON.stringify(others)).not.toContain(SECRET);
  });

  test("is not there for admins, operators, other projects and experts without the task", async ({ db, planted }) => {
    const { admin, projectId, taskId } = planted;
    const operator = { ...admin, actor: { kind: "operator", name: "root@host" } as const };
    const idle = await plantPerson(db, projectId, "expert");
    const stranger = await plantPerson(db, await plantProject(db), "expert");

    await expect(taskEditor(admin, { projectId, taskId })).rejects.toEqual(refused("not-allowed"));
    await expect(taskEditor(operator, { projectId, taskId })).rejects.toEqual(refused("not-allowed"));
    await expect(taskEditor(idle, { projectId, taskId })).rejects.toEqual(refused("not-found"));
    await expect(taskEditor(stranger, { projectId, taskId })).rejects.toEqual(refused("not-found"));
  });

  test("hides the machine's proposals until the protocol reveals them", async ({ db }) => {
    const { ben, projectId, taskId } = await plant(db, { ...FIRST_LOOK, reveal: "after-first-look" });
    expect((await taskEditor(ben, { projectId, taskId })).suggestion).toBeNull();
    await db.assignment.updateMany({ where: { taskId, userId: ben.id }, data: { firstLookAt: new Date() } });

    expect((await taskEditor(ben, { projectId, taskId })).suggestion).not.toBeNull();
  });
});

describe("pages around a round", () => {
  test("tell an admin how far it is, and an expert his own tasks", async ({ planted }) => {
    const { admin, anna, projectId, roundId } = planted;
    const { rounds, sendable } = await roundList(admin, { projectId });
    const { experts } = await roundPage(admin, { projectId, roundId });
    const { waiting, tasks } = await taskQueue(anna, { projectId });

    expect(sendable).toBe(0);
    expect(rounds.map(({ progress }) => progress)).toEqual([
      { tasks: 1, open: 0, underWay: 2, submitted: 0, discarded: 0, withdrawn: 0 },
    ]);
    expect(experts.map(({ underWay }) => underWay)).toEqual([1, 1]);
    expect([waiting, tasks.length]).toEqual([0, 1]);
  });

  test("are not for other roles", async ({ planted }) => {
    const { admin, anna, projectId, roundId } = planted;

    await expect(roundList(anna, { projectId })).rejects.toEqual(refused("not-allowed"));
    await expect(roundPage(anna, { projectId, roundId })).rejects.toEqual(refused("not-allowed"));
    await expect(taskQueue(admin, { projectId })).rejects.toEqual(refused("not-allowed"));
  });
});
