import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { setRoles } from "#lib/db/memberships.ts";
import { insertProject } from "#lib/db/projects.ts";
import { mustBeFounder, userIdOf } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { ProjectName } from "#lib/domain/project.ts";

export const CreateProject = z.object({ name: ProjectName });

/** Makes a project; who makes it is its first admin. */
export async function createProject(
  ctx: Context,
  { name }: z.output<typeof CreateProject>,
): Promise<{ projectId: ProjectId }> {
  mustBeFounder(ctx.actor);

  return ctx.transact(async (tx) => {
    const projectId = await insertProject(tx, name, ctx.now());
    const userId = userIdOf(ctx.actor);
    if (userId) await setRoles(tx, { projectId, userId, roles: ["admin"] });
    await record(tx, ctx.actor, "project-created", { projectId });

    return { projectId };
  });
}
