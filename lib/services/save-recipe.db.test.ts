import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { keepRecipe, recipeByName } from "#lib/db/recipes.ts";
import { transactor } from "#lib/db/transaction.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { enginesOf } from "#lib/models/engines.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { SaveRecipe, saveRecipe } from "./save-recipe.ts";
import { startRun } from "./start-run.ts";
import { suggestItem } from "./suggest-item.ts";

const LLAMA = { name: "gguf", model: "Meta-Llama-3-8B-Instruct.Q4_K_M", revision: "prompts v1" };
const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-recipes-")));

function contextOf(db: Db) {
  return {
    ...{ actor: { kind: "operator", name: "test" } as const, now: () => new Date(), transact: transactor(db) },
    ports: { storage, engines: (recipe: Recipe) => enginesOf(recipe), signal: new AbortController().signal },
  };
}

function saving(db: Db, projectId: ProjectId) {
  return (name: string, changes: object, from = "embedded") =>
    saveRecipe(contextOf(db), SaveRecipe.parse({ projectId, from, name, changes }));
}

describe("a saved copy of a recipe", () => {
  test("may have other engines, port by port, and is another recipe then", async ({ db }) => {
    const projectId = await plantProject(db);
    const save = saving(db, projectId);
    const inProcess = await save("llama", { engines: { tags: LLAMA, questions: LLAMA } });
    const plain = await save("plain", {});

    const kept = await db.$transaction((tx) => recipeByName(tx, projectId, "llama"));
    expect(kept?.recipe.engines).toEqual({ ...shippedRecipe("embedded")?.engines, tags: LLAMA, questions: LLAMA });
    expect(inProcess.fingerprint).not.toBe(plain.fingerprint);
  });

  test("is refused where a change is misspelled, or an engine is told in part", ({ db: _ }) => {
    const parsed = (changes: object) =>
      SaveRecipe.safeParse({ projectId: crypto.randomUUID(), from: "embedded", name: "x", changes }).success;
    expect(parsed({ engines: { tags: LLAMA } })).toBe(true);
    expect(parsed({ engine: { tags: LLAMA } })).toBe(false);
    expect(parsed({ engines: { tags: { name: "gguf" } } })).toBe(false);
  });

  test("is one of the very recipe that is meant, though a newer one that ships has its name", async ({ db }) => {
    const projectId = await plantProject(db);
    const shipped = shippedRecipe("embedded") ?? expect.fail();
    const older = { ...shipped, engines: { ...shipped.engines, boxes: { ...shipped.engines.boxes, revision: "0" } } };
    const fingerprint = fingerprintOf(older);
    await db.$transaction((tx) => keepRecipe(tx, projectId, { recipe: older, fingerprint }));
    await saving(db, projectId)("of the older", { seed: 2 }, fingerprint);
    await saving(db, projectId)("of the newer", { seed: 2 }, fingerprintOf(shipped));
    const revisionOf = async (name: string) => (await recipeByName(db, projectId, name))?.recipe.engines.boxes.revision;

    expect(await revisionOf("of the older")).toBe("0");
    expect(await revisionOf("of the newer")).toBe(shipped.engines.boxes.revision);
  });

  test("has a name that no other recipe has, letter case aside, also when two are saved at once", async ({ db }) => {
    const projectId = await plantProject(db);
    const save = saving(db, projectId);
    const taken = { code: "recipe-name-taken" };
    const first = await save("strict", { boxThreshold: 0.5 });

    expect(await save("strict", { boxThreshold: 0.5 })).toEqual(first);
    await expect(save("strict", { boxThreshold: 0.6 })).rejects.toMatchObject(taken);
    await expect(save("Strict", { boxThreshold: 0.5 })).rejects.toMatchObject(taken);
    await expect(save("Raw-Box", {})).rejects.toMatchObject(taken);
    await saving(db, await plantProject(db))("strict", {});
    const both = await Promise.allSettled([save("twin", { seed: 2 }), save("twin", { seed: 3 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.recipe.count({ where: { projectId, name: "twin" } })).toBe(1);
  });

  test("changes nothing of a run that its original is in", async ({ db }) => {
    const projectId = await plantProject(db);
    const items = await plantItems({ db, storage, projectId }, 2);
    const save = saving(db, projectId);
    const { recipeId, fingerprint } = await save("mine", { boxThreshold: 0.4 });
    const { runId } = await startRun(contextOf(db), { projectId, recipe: "mine", items: "all" });
    const [before, after] = items;
    if (!before || !after) expect.fail();
    await suggestItem(contextOf(db), { runId, itemId: before });
    await expect(save("mine", { boxThreshold: 0.9 })).rejects.toMatchObject({ code: "recipe-name-taken" });
    const copy = await save("mine, stricter", { boxThreshold: 0.9 }, "mine");
    await suggestItem(contextOf(db), { runId, itemId: after });

    expect(copy.fingerprint).not.toBe(fingerprint);
    expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ recipeId });
    expect((await recipeByName(db, projectId, "mine"))?.recipe.boxThreshold).toBe(0.4);
    const made = await db.suggestion.findMany({ where: { runId }, select: { fingerprint: true } });
    expect(made).toEqual([{ fingerprint }, { fingerprint }]);
  });
});
