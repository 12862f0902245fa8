import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Prompt, type PromptName, promptIn, promptOf } from "#lib/domain/prompt.ts";
import type { Recipe } from "#lib/domain/recipe.ts";

/** A prompt of a recipe, and the ports whose engines are asked with it. */
export interface RecipePrompt extends Prompt {
  readonly name: PromptName;
  readonly ports: readonly Port[];
}

type Port = keyof Recipe["engines"];

/** What a recipe tells its language models, from the prompts' own files: the web loads no engine. */
export async function promptsOf({ engines }: Recipe): Promise<RecipePrompt[]> {
  const ports = Object.entries(engines) as [Port, Recipe["engines"][Port]][];
  const asked = Map.groupBy(ports, ([port, engine]) => promptOf(port, engine));

  return Promise.all(
    [...asked].flatMap(([name, by]) =>
      name
        ? [
            read(
              name,
              by.map(([port]) => port),
            ),
          ]
        : [],
    ),
  );
}

async function read(name: PromptName, ports: readonly Port[]): Promise<RecipePrompt> {
  const file = path.resolve("lib/models/language/prompts", `${name}.md`);

  return { name, ports, ...promptIn(await readFile(file, "utf8")) };
}
