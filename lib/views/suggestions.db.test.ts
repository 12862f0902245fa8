import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Reading } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/actor.ts";
import { newId, type ProjectId, type UserId } from "#lib/domain/ids.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantItems, plantProject, plantTakenItem } from "#lib/testing/scenarios.ts";
import { plantRun, plantSuggestion } from "#lib/testing/suggestion-scenarios.ts";
import { changesHeard } from "./changes-heard.ts";
import { runList } from "./run-list.ts";
import { runMonitor } from "./run-monitor.ts";
import { suggestionList } from "./suggestion-list.ts";
import { suggestionTrace } from "./suggestion-trace.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-views-")));

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: async ({ db }, use) => use(await plant(db)),
});

async function plant(db: Db) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 3);
  const runId = await plantRun(db, projectId);
  const suggestions = [];
  for (const [n, itemId] of items.slice(0, 2).entries())
    suggestions.push(await plantSuggestion(db, { projectId, runId, itemId }, { grounded: n === 0 }));
  const [itemId = expect.fail()] = items;
  const [suggestionId = expect.fail()] = suggestions;

  return { projectId, items, runId, suggestions, itemId, suggestionId };
}

type Person = { readonly projectId: ProjectId; readonly role: Role; readonly id?: UserId };

function readingAs(db: Db, { projectId, role, id = newId<"User">() }: Person): Reading {
  const actor = {
    kind: "user",
    id,
    name: "Ada",
    founder: false,
    roles: new Map([[projectId, new Set([role])]]),
  } as const;

  return { actor, now: () => new Date(), reader: db };
}

describe("who sees runs and suggestions", () => {
  for (const role of ["expert", "adjudicator"] as const)
    test(`is not the ${role}, whose proposals come with tasks`, async ({ db, planted }) => {
      const { projectId, runId, suggestionId } = planted;
      const reading = readingAs(db, { projectId, role });

      await expect(runList(reading, { projectId, items: [] })).rejects.toMatchObject({ code: "not-allowed" });
      await expect(runMonitor(reading, { projectId, runId })).rejects.toMatchObject({ code: "not-allowed" });
      await expect(suggestionList(reading, { projectId })).rejects.toMatchObject({ code: "not-allowed" });
      await expect(suggestionTrace(reading, { projectId, suggestionId })).rejects.toMatchObject({
        code: "not-allowed",
      });
    });

  test("is nobody of another project, to whom it does not exist", async ({ db, planted }) => {
    const { projectId, runId, suggestionId } = planted;
    const other = await plantProject(db);
    const reading = readingAs(db, { projectId: other, role: "admin" });

    await expect(changesHeard(reading, { projectId })).rejects.toMatchObject({ code: "not-found" });
    await expect(runList(reading, { projectId, items: [] })).rejects.toMatchObject({ code: "not-found" });
    await expect(runMonitor(reading, { projectId: other, runId })).rejects.toMatchObject({ code: "not-found" });
    await expect(suggestionTrace(reading, { projectId: other, suggestionId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("is not an admin for items that he annotates in an open round", async ({ db, planted }) => {
    const { projectId, runId, suggestionId, itemId, suggestions } = planted;
    const reading = readingAs(db, { projectId, role: "admin", id: await plantTakenItem(db, projectId, itemId) });
    const list = await suggestionList(reading, { projectId });
    const monitor = await runMonitor(reading, { projectId, runId });

    expect(list).toMatchObject({ total: 1, withheld: 1 });
    expect(list.suggestions.map(({ id }) => id)).toEqual([suggestions[1]]);
    expect(monitor.newest.map(({ id }) => id)).toEqual([suggestions[1]]);
    await expect(suggestionTrace(reading, { projectId, suggestionId })).rejects.toMatchObject({ code: "not-found" });

    await db.round.updateMany({ where: { projectId }, data: { status: "closed" } });
    expect(await suggestionTrace(reading, { projectId, suggestionId })).toMatchObject({ id: suggestionId });
  });
});

describe("a run's monitor", () => {
  test("tells what stages lost and why, how fast it goes, and the newest pictures", async ({ db, planted }) => {
    const { projectId, runId, suggestions } = planted;
    const data = await runMonitor(readingAs(db, { projectId, role: "admin" }), { projectId, runId });

    expect(data.losses.counted).toEqual([
      { stage: "merge", reason: "covered", count: 2 },
      { stage: "tags", reason: "no-impact", count: 2 },
      { stage: "filter", reason: "patch-judge-said-no", count: 2 },
      { stage: "boxes", reason: "no-box-found", count: 1 },
    ]);
    expect(data.newest.map(({ id }) => id)).toEqual(suggestions.toReversed());
    expect(data.pace?.perMinute).toBeCloseTo(4, 0);
    expect(data.stretches).toMatchObject([{ items: 2, seconds: 0.5 }]);
  });
});

describe("the list of suggestions", () => {
  test("is by filter, the newest first", async ({ db, planted }) => {
    const { projectId, suggestions, runId, suggestionId } = planted;
    const reading = readingAs(db, { projectId, role: "admin" });
    const ids = async (query: object) =>
      (await suggestionList(reading, { projectId, ...query })).suggestions.map(({ id }) => id);

    expect(await ids({ run: runId })).toEqual(suggestions.toReversed());
    expect(await ids({ grounded: "yes" })).toEqual([suggestionId]);
    expect(await ids({ sent: "no" })).toEqual(suggestions.toReversed());
    expect(await ids({ sent: "yes" })).toEqual([]);
  });
});

describe("the list of runs", () => {
  test("tells what a new run may be started on", async ({ db, planted }) => {
    const { projectId, runId } = planted;
    const { runs, choices } = await runList(readingAs(db, { projectId, role: "admin" }), {
      projectId,
      items: [],
    });

    expect(runs).toMatchObject([{ id: runId, recipe: "embedded" }]);
    expect(choices).toMatchObject({ sources: [{ items: 3, unsuggested: 1 }], chosen: [] });
    expect(choices.recipes.map(({ name }) => name)).toContain("embedded");
  });
});
