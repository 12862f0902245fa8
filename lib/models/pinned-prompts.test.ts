import { expect, it } from "vitest";
import { changedRecipe } from "#lib/domain/recipe-changes.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { EMBEDDED_ALONE, enginesOf } from "./engines.ts";

const settings = { ...EMBEDDED_ALONE, chatOf: () => async () => ({ text: "", firstToken: null }) };
const told = changedRecipe(shippedRecipe("embedded") ?? expect.fail(), "told", {
  engines: { tags: { name: "openai", model: "m", revision: "1" } },
});

it("an engine is not asked with other words than the recipe pins", async () => {
  const edited = { ...told, prompts: { ...told.prompts, "tags-v1": "0".repeat(12) } };
  await expect(enginesOf(edited, settings)).rejects.toMatchObject({ code: "prompt-otherwise" });
  const engines = await enginesOf(told, settings);
  expect(engines.tags.engine.revision).toContain(told.prompts?.["tags-v1"]);
  await engines.close();
}, 60_000);
