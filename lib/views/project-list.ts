import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { projectCounts } from "#lib/db/project-counts.ts";
import { projects } from "#lib/db/projects.ts";
import { projectsOf, type Role, rolesIn } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";

export const ProjectList = z.object({});

/** A project as its people find it in the list. */
export interface ListedProject {
  readonly id: ProjectId;
  readonly name: string;
  readonly createdAt: Date;
  readonly roles: readonly Role[];
  readonly images: number;
  readonly items: number;
}

/** The projects that one has a role in, by name; to the operator all. */
export async function projectList(
  { actor, reader }: Reading,
  _: z.output<typeof ProjectList>,
): Promise<ListedProject[]> {
  const own = await projects(reader, projectsOf(actor));

  return Promise.all(
    own.map(async ({ id, name, createdAt }) => {
      const { images, items } = await projectCounts(reader, id);

      return { id, name, createdAt, roles: rolesIn(actor, id), images, items };
    }),
  );
}
