import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { setRoles as keepRoles } from "#lib/db/memberships.ts";
import { accountByEmail } from "#lib/db/users.ts";
import { mustBe, Role } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { Email } from "#lib/domain/user.ts";

export const SetRoles = z.object({
  projectId: ProjectId,
  email: Email,
  /** All that the person is from now on; none: no longer of the project. */
  roles: z.array(Role),
});

/** Gives a person with an account exactly these roles in the project. What he did there stays his. */
export async function setRoles(ctx: Context, { projectId, email, roles }: z.output<typeof SetRoles>): Promise<void> {
  mustBe("admin", ctx.actor, projectId);
  await ctx.transact(async (tx) => {
    const account = await accountByEmail(tx, email);
    if (!account) throw new Refusal("not-found", { what: "person", id: email });
    await keepRoles(tx, { projectId, userId: account.id, roles });
    await record(tx, ctx.actor, "roles-changed", { projectId, subject: `user:${account.id}` });
    await announce(tx, { projectId, kind: "people", id: account.id });
  });
}
