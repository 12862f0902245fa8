import type { Command } from "commander";
import { recipesOf } from "#lib/db/recipes.ts";
import type { Engine } from "#lib/domain/engine.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { promptNamed, promptOf } from "#lib/domain/prompt.ts";
import { listChanges, type Recipe, type RecipeDifference, recipeDifferences } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { ensureRecipes } from "#lib/services/ensure-recipes.ts";
import { SaveRecipe, saveRecipe } from "#lib/services/save-recipe.ts";
import { recipeList } from "#lib/views/recipe-list.ts";
import { recipePage } from "#lib/views/recipe-page.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";
import { compareRecipes } from "./recipe-compare.ts";

type InProject = Common & { readonly project: string };

/** `giqa recipe`: what runs run. */
export function recipeCommand(program: Command): void {
  const recipe = program.command("recipe").description("pinned stages, engines and thresholds");
  command(recipe, "list", "the project's recipes, those that come with the program among them")
    .requiredOption("--project <name>")
    .action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
  command(recipe, "show <name>", "all values of a recipe, its prompts and where it is used")
    .requiredOption("--project <name>")
    .action((name: string, options: InProject) => withContext(options, (ctx) => show(ctx, name, options)));
  command(recipe, "save <name>", "keep a changed copy of a recipe")
    .requiredOption("--project <name>")
    .option("--from <name>", "the recipe that it is a copy of", "embedded")
    .requiredOption("--changes <json>", 'what is otherwise, as {"boxThreshold": 0.4, "merge": null}')
    .action((name: string, options: Saving) => withContext(options, (ctx) => save(ctx, name, options)));
  command(
    recipe,
    "compare [name] [other]",
    "what two recipes made of the same items, by default those with most in common",
  )
    .requiredOption("--project <name>")
    .action((name: string | undefined, other: string | undefined, options: InProject) =>
      withContext(options, (ctx) => compareRecipes(ctx, [name, other], options)),
    );
  command(recipe, "diff <name> <other>", "what two recipes have otherwise")
    .requiredOption("--project <name>")
    .action((name: string, other: string, options: InProject) =>
      withContext(options, (ctx) => difference(ctx, [name, other], options)),
    );
}

type Saving = InProject & { readonly from: string; readonly changes: string };

async function save(ctx: CommandContext, name: string, options: Saving): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  const changes: unknown = JSON.parse(options.changes);
  print(await saveRecipe(ctx, SaveRecipe.parse({ projectId, from: options.from, name, changes })), options);
}

async function difference(ctx: CommandContext, names: readonly [string, string], options: InProject): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  const [one, other] = [await named(ctx, projectId, names[0]), await named(ctx, projectId, names[1])];
  const fields = recipeDifferences(one.recipe, other.recipe);
  print(fields, options, () => table(fields.flatMap(inWords)));
}

/** A line a value; of lists a line each that came or went. */
function inWords({ field, one, other }: RecipeDifference): string[][] {
  if (!Array.isArray(one) || !Array.isArray(other)) return [[field, JSON.stringify(one), JSON.stringify(other)]];
  const { added, removed } = listChanges(one, other);

  return [...removed.map((line) => [field, `- ${line}`]), ...added.map((line) => [field, `+ ${line}`])];
}

async function named(ctx: CommandContext, projectId: ProjectId, name: string) {
  const { recipes } = await recipeList(ctx, { projectId });
  const found = recipes.find(({ recipe }) => recipe.name === name);
  if (!found) throw new Refusal("recipe-unknown", { name });

  return found;
}

async function show(ctx: CommandContext, name: string, options: InProject): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  const { id, fingerprint } = await named(ctx, projectId, name);
  const { recipe, runs, suggestions } = await recipePage(ctx, { projectId, recipeId: id ?? fingerprint });
  const ports = Object.entries(recipe.engines) as [keyof Recipe["engines"], Engine][];
  const prompts = ports.flatMap(([port, engine]) => {
    const asked = promptOf(port, engine);

    return asked ? [{ port, name: asked, ...promptNamed(asked) }] : [];
  });
  const used = { runs: runs.map((run) => run.id), suggestions };
  print({ fingerprint, recipe, prompts, ...used }, options, () =>
    [
      `${name} ${fingerprint}, ${runs.length} runs, ${suggestions} suggestions`,
      table(Object.entries(recipe).map(([field, value]) => [field, JSON.stringify(value)])),
      ...prompts.map(({ port, name: file, hash, text }) => `\n${port}: ${file}, sha256 ${hash}…\n${text}`),
    ].join("\n"),
  );
}

async function list(ctx: CommandContext, options: InProject): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  await ensureRecipes(ctx, { projectId });
  const recipes = await recipesOf(ctx.reader, projectId);
  print(recipes, options, () =>
    table(
      recipes.map(({ recipe, fingerprint }) => [recipe.name, fingerprint.slice(0, 12), recipe.engines.boxes.model]),
    ),
  );
}
