import type { Command } from "commander";
import { projects } from "#lib/db/projects.ts";
import { CreateProject, createProject } from "#lib/services/create-project.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print, table } from "../print.ts";

/** `giqa project`: what everything belongs to. */
export function projectCommand(program: Command): void {
  const project = program.command("project").description("projects");
  command(project, "create <name>", "make a project").action((name: string, options: Common) =>
    withContext(options, async (ctx) => print(await createProject(ctx, CreateProject.parse({ name })), options)),
  );
  command(project, "list", "the projects that one belongs to; the operator sees all").action((options: Common) =>
    withContext(options, (ctx) => list(ctx, options)),
  );
}

async function list(ctx: CommandContext, options: Common): Promise<void> {
  const found = await projects(ctx.reader, ctx.actor.kind === "user" ? [...ctx.actor.roles.keys()] : "all");
  print(found, options, () => table(found.map(({ id, name }) => [id, name])));
}
