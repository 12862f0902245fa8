import type { Command } from "commander";
import { recipesOf } from "#lib/db/recipes.ts";
import { recipeDifferences } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { ensureRecipes } from "#lib/services/ensure-recipes.ts";
import { SaveRecipe, saveRecipe } from "#lib/services/save-recipe.ts";
import { recipeList } from "#lib/views/recipe-list.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";

type InProject = Common & { readonly project: string };

/** `giqa recipe`: what runs run. */
export function recipeCommand(program: Command): void {
  const recipe = program.command("recipe").description("pinned stages, engines and thresholds");
  command(recipe, "list", "the project's recipes, those that come with the program among them")
    .requiredOption("--project <name>")
    .action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
  command(recipe, "save <name>", "keep a changed copy of a recipe")
    .requiredOption("--project <name>")
    .option("--from <name>", "the recipe that it is a copy of", "embedded")
    .requiredOption("--changes <json>", 'what is otherwise, as {"boxThreshold": 0.4, "merge": null}')
    .action((name: string, options: Saving) => withContext(options, (ctx) => save(ctx, name, options)));
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
  const { recipes } = await recipeList(ctx, { projectId: await projectNamed(ctx, options.project) });
  const [one, other] = names.map((name) => {
    const found = recipes.find(({ recipe }) => recipe.name === name);
    if (!found) throw new Refusal("recipe-unknown", { name });

    return found.recipe;
  });
  if (!one || !other) return;
  const fields = recipeDifferences(one, other);
  print(fields, options, () =>
    table(fields.map(({ field, one: a, other: b }) => [field, JSON.stringify(a), JSON.stringify(b)])),
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
