import { z } from "zod";
import { hashOf } from "#lib/auth/password.ts";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { setRoles } from "#lib/db/memberships.ts";
import { addUser } from "#lib/db/users.ts";
import { mustBe, mustBeFounder, Role } from "#lib/domain/actor.ts";
import { ProjectId, type UserId } from "#lib/domain/ids.ts";
import { Email, Password, PersonName } from "#lib/domain/user.ts";

export const AddPerson = z.object({
  email: Email,
  name: PersonName,
  /** The first one; the person changes it. */
  password: Password,
  founder: z.boolean().default(false),
  /** The project that the roles are in. */
  projectId: ProjectId.nullable().default(null),
  roles: z.array(Role).default([]),
});

/** Adds a person: a founder to the installation, an admin to his project alone. */
export async function addPerson(ctx: Context, input: z.output<typeof AddPerson>): Promise<{ userId: UserId }> {
  const { email, name, founder, projectId, roles } = input;
  if (projectId) mustBe("admin", ctx.actor, projectId);
  if (founder || !projectId) mustBeFounder(ctx.actor);
  const passwordHash = await hashOf(input.password);

  return ctx.transact(async (tx) => {
    const userId = await addUser(tx, { email, name, passwordHash, founder });
    const about = { subject: `user:${userId}`, ...(projectId ? { projectId } : {}) };
    await record(tx, ctx.actor, "person-added", about);
    if (projectId) {
      await setRoles(tx, { projectId, userId, roles });
      await announce(tx, { projectId, kind: "people", id: userId });
    }

    return { userId };
  });
}
