import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { keepRecipe } from "#lib/db/recipes.ts";
import { insertSuggestion } from "#lib/db/suggestions.ts";
import { startingFrom } from "#lib/domain/annotation.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Box } from "#lib/domain/geometry.ts";
import { type ItemId, newId, type ProjectId } from "#lib/domain/ids.ts";
import { startingCounts } from "#lib/domain/run.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantItems, plantProject, plantTakenItem } from "#lib/testing/scenarios.ts";
import { recipeComparison } from "./recipe-comparison.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-compare-")));
const DOG: Box = { x1: 0, y1: 0, x2: 20, y2: 20 };
const PART: Box = { x1: 0, y1: 0, x2: 20, y2: 8 };
const DESCRIPTION = "The dog is blurry. The sky is bright and clear.";

function suggested(box: Box | null): Suggestion {
  const engine = { name: "embedded", model: "rules", revision: "1" };
  const boxes = box ? [{ box, score: 0.9, engine, route: "dog" }] : [];
  const mention = { id: newId<"Proposal">(), span: { from: 4, to: 7 }, name: null, quality: "blurry" };

  return {
    ...{ version: 1, description: DESCRIPTION, question: "Describe it.", questions: [] },
    mentions: boxes.length > 0 ? [{ ...mention, effect: "negative", boxes }] : [],
    emptyBecause: boxes.length > 0 ? null : "no-boxes",
  };
}

/** A run of the shipped recipe, and how it makes an item's suggestion. */
async function plantRecipe(db: Db, projectId: ProjectId, name: string) {
  const recipe = shippedRecipe(name) ?? expect.fail();
  const fingerprint = fingerprintOf(recipe);
  const recipeId = await db.$transaction((tx) => keepRecipe(tx, projectId, { recipe, fingerprint }));
  const runId = newId<"Run">();
  const row = { id: runId, projectId, recipeId, status: "finished", counts: startingCounts(0), startedBy: "test" };
  await db.run.create({ data: row });

  return (itemId: ItemId, box: Box | null) => {
    const lost = { stage: "boxes", engine: null, seconds: 0, detected: [], dropped: [] } as const;
    const dropped = box ? [] : [{ tag: 0, reason: "no-box-found" as const }];
    const trace = { version: 1 as const, stages: [{ ...lost, detected: [], dropped }] };
    const made = { suggestion: suggested(box), trace, seconds: 0.5 };

    return db.$transaction((tx) =>
      insertSuggestion(tx, { id: newId<"Suggestion">(), projectId, itemId, runId, fingerprint, ...made }),
    );
  };
}

/** What an expert submitted on the item, in a round that is closed. */
async function plantAnswer(db: Db, projectId: ProjectId, itemId: ItemId): Promise<void> {
  await plantTakenItem(db, projectId, itemId);
  const { id: assignmentId } = await db.assignment.findFirstOrThrow({ where: { task: { itemId } } });
  const [mentionId, regionId] = [newId<"Mention">(), newId<"Region">()];
  const said = { text: "description", span: { from: 0, to: 7 }, name: null, quality: null, effect: "negative" };
  const body = {
    ...startingFrom(DESCRIPTION),
    mentions: {
      [mentionId]: { id: mentionId, ...said, attribute: null, degree: null, regions: [regionId], proposal: null },
    },
    regions: { [regionId]: { id: regionId, box: DOG, proposal: null } },
  };
  await db.annotation.create({ data: { id: newId<"Annotation">(), assignmentId, revision: 1, body } });
  await db.assignment.update({ where: { id: assignmentId }, data: { status: "submitted" } });
  await db.round.updateMany({ where: { projectId }, data: { status: "closed" } });
}

describe("two recipes on the same items", () => {
  test("are by default those with most items in common, counted by item, and what each lost by reason", async ({
    db,
  }) => {
    const { reading, projectId, items } = await planted(db);
    const [embedded, raw, norm] = [
      await plantRecipe(db, projectId, "embedded"),
      await plantRecipe(db, projectId, "raw-box"),
      await plantRecipe(db, projectId, "norm-coord"),
    ];
    const [first, second, third] = items;
    if (!first || !second || !third) expect.fail();
    expect(await recipeComparison(reading, { projectId })).toMatchObject({ one: null, items: 0, pairs: [] });
    for (const itemId of items) await embedded(itemId, DOG);
    await norm(first, DOG);
    await raw(first, DOG);
    await raw(second, PART);
    await raw(third, null);

    const made = await recipeComparison(reading, { projectId });
    expect(made).toMatchObject({
      one: { name: "embedded" },
      other: { name: "raw-box" },
      items: 3,
      sums: { read: 3, same: 1 },
    });
    expect(made.losses).toEqual({ one: [], other: [{ stage: "boxes", reason: "no-box-found", count: 1 }] });
    expect(made.gold).toBeNull();
    expect(made.pairs.map(({ difference }) => difference)).toEqual([1, 1, 0]);
    const texts = made.pairs.map(({ text }) => text.filter((part) => part.in !== "both").map((part) => part.text));
    expect(texts).toContainEqual(["[dog](<0, 248>)", "dog"]);
    expect(await recipeComparison(reading, { projectId, one: "norm-coord" })).toMatchObject({
      ...{ one: { name: "norm-coord" }, other: { name: "embedded" }, items: 1 },
    });
    await expect(recipeComparison(reading, { projectId, one: "none" })).rejects.toMatchObject({
      code: "recipe-unknown",
    });
  });

  test("are held against what experts drew in closed rounds, each answer by itself", async ({ db }) => {
    const { reading, projectId, items } = await planted(db);
    const [embedded, raw] = [await plantRecipe(db, projectId, "embedded"), await plantRecipe(db, projectId, "raw-box")];
    const [first] = items;
    if (!first) expect.fail();
    for (const itemId of items) {
      await embedded(itemId, DOG);
      await raw(itemId, PART);
    }
    await plantAnswer(db, projectId, first);

    const { gold } = await recipeComparison(reading, { projectId });
    expect(gold).toMatchObject({ answers: 1, items: 1 });
    expect(gold?.one).toMatchObject({ samples: 1, goldBoxes: 1, miou: 1, tagRecall: { micro: 1, macro: 1 } });
    expect(gold?.other.miou).toBeCloseTo(0.4, 9);
    expect(gold?.other.tagRecall).toEqual({ micro: 0, macro: 0 });
    await db.round.updateMany({ where: { projectId }, data: { status: "open" } });
    expect((await recipeComparison(reading, { projectId })).gold).toBeNull();
  });
});

async function planted(db: Db) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 3);
  const reading = { actor: { kind: "operator", name: "test" } as const, now: () => new Date(), reader: db };

  return { reading, projectId, items };
}
