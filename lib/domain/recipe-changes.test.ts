import { describe, expect, it } from "vitest";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";
import { listChanges, recipeDifferences } from "./recipe.ts";
import { changedRecipe, changesTo, RecipeChanges } from "./recipe-changes.ts";

const [EMBEDDED = expect.fail()] = SHIPPED_RECIPES;
const engine = (name: string) => ({ name, model: "m", revision: "1" });
const problemOf = (changes: object) => {
  const issue = RecipeChanges.safeParse(changes).error?.issues[0];

  return issue && `${issue.path.join(".")}: ${issue.message}`;
};

describe("the changes of a recipe", () => {
  it("turn each shipped recipe into each other", () => {
    for (const from of SHIPPED_RECIPES)
      for (const to of SHIPPED_RECIPES)
        expect(changedRecipe(from, to.name, RecipeChanges.parse(changesTo(from, to)))).toEqual(to);
  });

  it("are none between a recipe and itself", () => {
    for (const recipe of SHIPPED_RECIPES) expect(changesTo(recipe, { ...recipe, name: "mine" })).toEqual({});
  });

  it("leave nothing of a recipe out: any field may be another", () => {
    const other = {
      ...{ ...EMBEDDED, name: "other", wholeImageWords: ["all"], detectWith: "name" as const, boxThreshold: 0.4 },
      ...{ textThreshold: 0.1, filter: { askedAs: "Is it <T_q>?", yesFrom: 0.7 }, seed: 7 },
      ...{ merge: { areaShare: 0.1, coverage: 0.8 }, questionPool: ["Describe it. Mention positions."] },
      ...{ questions: { binary: 1, open: 0 }, coordinates: "norm" as const, grid: { columns: 10, rows: 8 } },
      engines: {
        ...{ tags: engine("openai:big"), boxes: engine("grounding-dino") },
        ...{ judge: engine("words:gguf"), questions: engine("gguf") },
      },
    };
    const { prompts, ...made } = changedRecipe(EMBEDDED, "other", RecipeChanges.parse(changesTo(EMBEDDED, other)));
    expect(made).toEqual(other);
    expect(Object.keys(prompts ?? {})).toEqual(["patch-in-words-v1", "questions-v1", "tags-v1"]);
  });

  it.each([
    ["a threshold above 1", { boxThreshold: 1.2 }, "boxThreshold: must be 0 to 1"],
    ["a cleared number", { textThreshold: Number.NaN }, "textThreshold: must be a number"],
    ["a share of Box-Merge below 0", { merge: { areaShare: -1, coverage: 0.9 } }, "merge.areaShare: must be 0 to 1"],
    [
      "a question without a place for the quality",
      { askedAs: "Is it good?" },
      "askedAs: must hold <T_q>, where the quality words go",
    ],
    ["a pool with nothing in it", { questionPool: [] }, "questionPool: must hold a question"],
    ["a pool that says the same twice", { questionPool: ["A", "A "] }, "questionPool: must not hold the same twice"],
    ["a grid of no columns", { grid: { columns: 1.5, rows: 20 } }, "grid.columns: must be whole"],
    [
      "a language model that finds boxes",
      { engines: { boxes: engine("gguf") } },
      "engines.boxes.name: must be embedded, grounding-dino or recorded",
    ],
    [
      "a detector that reads texts",
      { engines: { tags: engine("grounding-dino") } },
      "engines.tags.name: must be embedded, openai, openai:<name>, gguf or recorded",
    ],
    [
      "a model that sees no pictures as judge of them",
      { engines: { judge: engine("gguf") } },
      "engines.judge.name: must be embedded, openai, openai:<name>, words:<one of these or gguf> or recorded",
    ],
    [
      "an engine without a model",
      { engines: { tags: { ...engine("gguf"), model: " " } } },
      "engines.tags.model: must say which",
    ],
  ])("are refused by field: %s", (_, changes, problem) => {
    expect(problemOf(changes)).toBe(problem);
  });
});

describe("the difference of two recipes", () => {
  const named = (name: string) => SHIPPED_RECIPES.find((recipe) => recipe.name === name) ?? expect.fail();

  it("is told value by value, names aside", () => {
    expect(recipeDifferences(EMBEDDED, { ...EMBEDDED, name: "mine" })).toEqual([]);
    expect(recipeDifferences(EMBEDDED, { ...EMBEDDED, merge: { areaShare: 0.1, coverage: 0.95 } })).toEqual([
      { field: "merge.areaShare", one: 0.256, other: 0.1 },
    ]);
    expect(recipeDifferences(EMBEDDED, named("raw-box")).map(({ field }) => field)).toEqual(["filter", "merge"]);
    expect(recipeDifferences(EMBEDDED, named("paper")).map(({ field }) => field)).toContain("engines.boxes.model");
  });

  it("tells of lists what came and what went", () => {
    expect(listChanges(["a", "b"], ["c", "b"])).toEqual({ added: ["c"], removed: ["a"] });
  });
});
