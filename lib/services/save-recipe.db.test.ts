import { describe, expect } from "vitest";
import { recipeByName } from "#lib/db/recipes.ts";
import { transactor } from "#lib/db/transaction.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { test } from "#lib/testing/database.ts";
import { plantProject } from "#lib/testing/scenarios.ts";
import { SaveRecipe, saveRecipe } from "./save-recipe.ts";

const LLAMA = { name: "gguf", model: "Meta-Llama-3-8B-Instruct.Q4_K_M", revision: "prompts v1" };

describe("a saved copy of a recipe", () => {
  test("may have other engines, port by port, and is another recipe then", async ({ db }) => {
    const projectId = await plantProject(db);
    const ctx = {
      ...{ actor: { kind: "operator", name: "test" } as const, now: () => new Date() },
      ...{ transact: transactor(db), ports: {} },
    };
    const save = (name: string, changes: object) =>
      saveRecipe(ctx, SaveRecipe.parse({ projectId, from: "embedded", name, changes }));
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
});
