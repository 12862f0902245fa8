import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Reading } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/actor.ts";
import { type ItemId, newId, type ProjectId, type RunId, type UserId } from "#lib/domain/ids.ts";
import { emptyTally, sumOfTallies, tallyOf } from "#lib/domain/what-if-tally.ts";
import { thresholdsOf } from "#lib/pipeline/explain.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { type ThresholdChanges, thresholdsTried } from "#lib/pipeline/tried-thresholds.ts";
import { whatIf } from "#lib/pipeline/what-if.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantItems, plantProject, plantTakenItem } from "#lib/testing/scenarios.ts";
import { plantRun } from "#lib/testing/suggestion-scenarios.ts";
import { plantTracedRun } from "#lib/testing/traced-run.ts";
import { whatIfFigures } from "./figures.ts";
import { triedRunPage } from "./page.ts";
import { whatIfPictures } from "./pictures.ts";

const ITEMS = 1010;
const WITHOUT = 3;
const CHANGES: ThresholdChanges = { boxThreshold: 0.5, yesFrom: 0.4, merge: { areaShare: 0.1, coverage: 0.6 } };
const SIZE = { width: 48, height: 32 };

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-what-if-")));
const embedded = shippedRecipe("embedded") ?? expect.fail();

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: [async ({ db }, use) => use(await plant(db)), { scope: "file" }],
});

async function plant(db: Db) {
  const projectId = await plantProject(db);
  const [like = expect.fail()] = await plantItems({ db, storage, projectId }, 1);
  const runId = await plantRun(db, projectId);
  const traces = await plantTracedRun(db, { projectId, like, runId }, { items: ITEMS, without: WITHOUT });

  return { projectId, runId, traces };
}

function readingAs(db: Db, projectId: ProjectId, person: { role: Role; id?: UserId } = { role: "admin" }): Reading {
  const { role, id = newId<"User">() } = person;
  const roles = new Map([[projectId, new Set([role])]]);

  return { actor: { kind: "user", id, name: "Ada", founder: false, roles }, now: () => new Date(), reader: db };
}

type Asked = { readonly projectId: ProjectId; readonly runId: RunId; readonly changes: ThresholdChanges };

async function partsOf(reading: Reading, asked: Asked) {
  const parts = [await whatIfFigures(reading, asked)];
  for (let next = parts[0]?.next; next; next = parts.at(-1)?.next)
    parts.push(await whatIfFigures(reading, { ...asked, after: next }));

  return parts;
}

describe("what other thresholds would change over a run", () => {
  test("is told in parts whose sum is what each trace says by itself", async ({ db, planted }) => {
    const { projectId, runId, traces } = planted;
    const parts = await partsOf(readingAs(db, projectId), { projectId, runId, changes: CHANGES });
    const sum = parts.reduce((tally, part) => sumOfTallies(tally, part.tally), emptyTally());
    const thresholds = { own: thresholdsOf(embedded), tried: thresholdsTried(embedded, CHANGES) };
    const alone = tallyOf(
      traces.map((trace) => ({ id: newId<"Suggestion">(), whatIf: whatIf(trace, SIZE, thresholds) })),
    );
    const figures = (tally: typeof sum) => JSON.stringify(tally, (name, value) => (name === "first" ? null : value));

    expect(parts.map(({ looked }) => looked)).toEqual([500, 500, ITEMS - 1000]);
    expect(sum.items).toBe(ITEMS - WITHOUT);
    expect(figures(sum)).toBe(figures(alone));
    expect(sum.byKind.joined.count).toBeGreaterThan(0);
    expect(sum.byKind["patch-judge-said-no"].count + sum.byKind["under-threshold"].count).toBeGreaterThan(0);
  });

  test("is nothing by the recipe's own thresholds", async ({ db, planted: { projectId, runId } }) => {
    const [part] = await partsOf(readingAs(db, projectId), { projectId, runId, changes: {} });

    expect(part?.tally.byCount[0]?.items).toBe(part?.tally.items);
    expect(part?.tally.boxes.before).toBe(part?.tally.boxes.after);
  });

  test("has pictures of a bar's items, in its order, with what changes in each", async ({ db, planted }) => {
    const { projectId, runId } = planted;
    const reading = readingAs(db, projectId);
    const [part] = await partsOf(reading, { projectId, runId, changes: CHANGES });
    const ids = part?.tally.byKind.joined.first.slice(0, 5) ?? [];
    const { pictures } = await whatIfPictures(reading, { projectId, runId, changes: CHANGES, ids });

    expect(pictures.map(({ id }) => id)).toEqual(ids);
    for (const { shifts, picture } of pictures) {
      expect(shifts.map(({ kind }) => kind)).toContain("joined");
      expect(picture).toMatchObject(SIZE);
    }
  });

  test("leaves out what the asker annotates just now, and says how much", async ({ db, planted }) => {
    const { projectId, runId } = planted;
    const made = await db.suggestion.findFirstOrThrow({ where: { projectId } });
    const reading = readingAs(db, projectId, {
      role: "admin",
      id: await plantTakenItem(db, projectId, made.itemId as ItemId),
    });
    const parts = await partsOf(reading, { projectId, runId, changes: CHANGES });
    const withheld = await whatIfPictures(reading, { projectId, runId, changes: {}, ids: [made.id as never] });

    expect(parts.reduce((sum, part) => sum + part.withheld, 0)).toBe(1);
    expect(parts.reduce((sum, part) => sum + part.tally.items, 0)).toBe(ITEMS - WITHOUT - 1);
    expect(withheld.pictures).toEqual([]);
  });

  test("is for the project's admins, and for nobody else", async ({ db, planted: { projectId, runId } }) => {
    const asked = { projectId, runId, changes: {} };
    for (const role of ["expert", "adjudicator"] as const) {
      const reading = readingAs(db, projectId, { role });
      await expect(triedRunPage(reading, { projectId, runId })).rejects.toMatchObject({ code: "not-allowed" });
      await expect(whatIfFigures(reading, asked)).rejects.toMatchObject({ code: "not-allowed" });
      await expect(whatIfPictures(reading, { ...asked, ids: [] })).rejects.toMatchObject({ code: "not-allowed" });
    }
    const other = await plantProject(db);
    const stranger = readingAs(db, other);
    await expect(whatIfFigures(stranger, asked)).rejects.toMatchObject({ code: "not-found" });
    await expect(whatIfFigures(stranger, { ...asked, projectId: other })).rejects.toMatchObject({ code: "not-found" });
  });

  test("is refused for thresholds that no kept answer can tell of", async ({ db, planted: { projectId, runId } }) => {
    const asked = { projectId, runId, changes: { boxThreshold: 0.1 } };

    await expect(whatIfFigures(readingAs(db, projectId), asked)).rejects.toMatchObject({ code: "bad-input" });
  });
});
