import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { membersOf } from "#lib/db/memberships.ts";
import { projectById } from "#lib/db/projects.ts";
import { people } from "#lib/db/users.ts";
import { mustBe, mustBelong, type Role } from "#lib/domain/actor.ts";
import { ProjectId, type UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const ProjectSettings = z.object({ projectId: ProjectId });

export interface ProjectSettingsData {
  readonly id: ProjectId;
  readonly name: string;
  readonly createdAt: Date;
  readonly members: readonly {
    readonly id: UserId;
    readonly name: string;
    readonly email: string;
    readonly roles: readonly Role[];
  }[];
}

/** What a project is and who is of it; for its admins. */
export async function projectSettings(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof ProjectSettings>,
): Promise<ProjectSettingsData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const project = await projectById(reader, projectId);
  if (!project) throw new Refusal("not-found", { what: "project", id: projectId });
  const roles = new Map((await membersOf(reader, projectId)).map((member) => [member.userId, member.roles]));
  const members = (await people(reader)).filter(({ id }) => roles.has(id));

  return {
    ...project,
    members: members.map(({ id, name, email }) => ({ id, name, email, roles: roles.get(id) ?? [] })),
  };
}
