import type { Command } from "commander";
import { projectByName } from "#lib/db/projects.ts";
import { recipesOf } from "#lib/db/recipes.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { ensureRecipes } from "#lib/services/ensure-recipes.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
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
  const project = await projectByName(ctx.reader, options.project);
  if (!project) throw new Refusal("not-found", { what: "project", id: options.project });
  await ensureRecipes(ctx, { projectId: project.id });
  const recipes = await recipesOf(ctx.reader, project.id);
  print(recipes, options, () =>
    table(
      recipes.map(({ recipe, fingerprint }) => [recipe.name, fingerprint.slice(0, 12), recipe.engines.boxes.model]),
    ),
  );
}
