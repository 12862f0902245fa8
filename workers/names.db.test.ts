import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import type { Recipe } from "#lib/domain/recipe.ts";
import { readEnv } from "#lib/env.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { COCO_NAMES } from "#lib/models/embedded/coco-names.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { test } from "#lib/testing/database.ts";
import { engineServer } from "#lib/testing/engine-server.ts";
import { composedEngines } from "./engines.ts";

const { signal } = new AbortController();

function comparingBy(server: string): Recipe {
  const recipe = shippedRecipe("embedded") ?? expect.fail("it ships");
  const model = `${recipe.engines.boxes.model} + ${server}/some-embeddings`;

  return { ...recipe, engines: { ...recipe.engines, boxes: { ...recipe.engines.boxes, model } } };
}

test("a recipe that names a server's embeddings has names compared by them, and its boxes say so", async ({ db }) => {
  const cat = { vector: [1, 0] };
  const others = COCO_NAMES.map(([name]) => (name === "cat" ? cat : { vector: [0, 1] }));
  const server = await engineServer(cat, ...others); // the phrase's noun first, then the classes in their order
  const { engines } = composedEngines(readEnv({ GIQA_OPENAI_BASE_URL: server.baseUrl }), db);
  const { boxes } = await engines.of(comparingBy("openai"));
  const bytes = await readFile(path.resolve("assets/demo/images/demo/cat.jpg"));
  const picture = await openPicture(bytes, { sha256: "cat" });
  const found = await boxes.detect(picture, "floofster.", { box: 0.3, text: 0.25 }, signal);

  expect(found.map(({ route }) => route)).toEqual([expect.stringContaining("name like “cat”")]);
  expect(boxes.engine.model).toBe("nanodet-g-416 + openai/some-embeddings");
  expect(server.asked).toHaveLength(1 + COCO_NAMES.length);
  await engines.close();
  await server.close();
});

test("embeddings of a server that is not set are refused by name", async ({ db }) => {
  const { engines } = composedEngines(readEnv({}), db);

  await expect(engines.of(comparingBy("openai:near"))).rejects.toMatchObject({
    code: "engine-not-set",
    parameters: { engine: "openai:near" },
  });
  await engines.close();
});
