import type { Command } from "commander";
import { recipesOf } from "#lib/db/recipes.ts";
import { ensureRecipes } from "#lib/services/ensure-recipes.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";

type InProject = Common & { readonly project: string };

/** `giqa recipe`: what runs run. */
export function recipeCommand(program: Command): void {
  const recipe = program.command("recipe").description("pinned stages, engines and thresholds");
  command(recipe, "list", "the project's recipes, those that come with the program among them")
    .requiredOption("--project <name>")
    .action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
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
