import path from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { engineLimits } from "#lib/db/engine-limits.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { EMBEDDED_ALONE, type EngineSettings } from "#lib/models/engines.ts";
import { reachedServers } from "#lib/models/reached-servers.ts";
import { settingsBy } from "#lib/models/settings-by.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { reachEngines } from "#lib/services/reach-engines.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { drawErrors } from "../evaluation/draw-errors.ts";
import { figuresInWords } from "../evaluation/in-words.ts";
import { type Figures, measure } from "../evaluation/measure.ts";
import { MEASURED, type Measured, OWN_SET } from "../evaluation/read-set.ts";
import { print } from "../print.ts";

interface Options extends Common {
  readonly set: string;
  readonly recipe: string;
  readonly beside?: string;
  readonly project?: string;
  readonly only: readonly Measured[];
  readonly most: number;
  readonly errors: boolean;
  readonly draw?: string;
}

/** `giqa evaluate`: how well engines do on a set that people marked. */
export function evaluateCommand(program: Command): void {
  command(program, "evaluate", "measure a recipe's engines on texts, photos and patches whose truth is known")
    .option("--set <folder>", "the evaluation set", OWN_SET)
    .option("--recipe <name>", "whose engines are measured", "embedded")
    .option("--beside <name>", "another recipe, its figures beside")
    .option("--project <name>", "where the recipes are, if they did not come with the program")
    .addOption(new Option("--only <kinds...>", "what is measured").choices(MEASURED).default(MEASURED))
    .option("--most <rows>", "at most so many rows of each kind", atLeastOne, Number.POSITIVE_INFINITY)
    .option("--errors", "what is wrong, row by row; of what rules were made on, never of what was put aside", false)
    .option("--draw <folder>", "the same for boxes and patches, as small pictures into a folder")
    .action(async (options: Options) => {
      const figures = await figuresOf(options);
      const { set, draw } = options;
      if (draw !== undefined) for (const one of figures) await drawErrors(set, path.join(draw, one.recipe), one);
      print(figures, options, () => figuresInWords(figures, options));
    });
}

/** The embedded engines need no database; all others are reached as it sets them. */
async function figuresOf(options: Options): Promise<Figures[]> {
  const { recipe, beside, project } = options;
  const names = [recipe, ...(beside === undefined ? [] : [beside])];
  if (project === undefined && names.every((name) => name === "embedded"))
    return await inTurn(names.map(shipped), EMBEDDED_ALONE, options);

  return await withContext(options, async (ctx) => {
    const present = () => reachEngines(ctx);
    const settings = settingsBy(await present(), reachedServers(present, engineLimits(ctx.db)));
    const recipes = await Promise.all(names.map((name) => recipeNamed(ctx, name, project)));

    return await inTurn(recipes, settings, options);
  });
}

async function inTurn(recipes: readonly Recipe[], settings: EngineSettings, options: Options): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const recipe of recipes) figures.push(await measure(recipe, settings, options));

  return figures;
}

async function recipeNamed(ctx: CommandContext, name: string, project: string | undefined): Promise<Recipe> {
  if (project === undefined) return shipped(name);
  const kept = await recipesOf(ctx.reader, await projectNamed(ctx, project));

  return kept.find(({ recipe }) => recipe.name === name)?.recipe ?? shipped(name);
}

function shipped(name: string): Recipe {
  const recipe = shippedRecipe(name);
  if (!recipe) throw new Refusal("recipe-unknown", { name });

  return recipe;
}

function atLeastOne(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("a whole number from 1 on");

  return value;
}
