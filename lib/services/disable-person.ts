import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { accountById, setDisabled } from "#lib/db/users.ts";
import { mustBeFounder, userIdOf } from "#lib/domain/actor.ts";
import { UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const DisablePerson = z.object({ userId: UserId, disabled: z.boolean() });

/** Disables an account, or enables it again; its sessions end at their next request. */
export async function disablePerson(ctx: Context, { userId, disabled }: z.output<typeof DisablePerson>): Promise<void> {
  mustBeFounder(ctx.actor);
  if (userIdOf(ctx.actor) === userId) throw new Refusal("not-yourself", {});
  await ctx.transact(async (tx) => {
    if (!(await accountById(tx, userId))) throw new Refusal("not-found", { what: "person", id: userId });
    await setDisabled(tx, userId, disabled ? ctx.now() : null);
    await record(tx, ctx.actor, disabled ? "person-disabled" : "person-enabled", { subject: `user:${userId}` });
  });
}
