import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { accountById, raiseEpoch } from "#lib/db/users.ts";
import { mustBeFounder, userIdOf } from "#lib/domain/actor.ts";
import { UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const SignOutEverywhere = z.object({ userId: UserId });

/** Ends every session of the account, the present one too; another's only by a founder. */
export async function signOutEverywhere(ctx: Context, { userId }: z.output<typeof SignOutEverywhere>): Promise<void> {
  if (userIdOf(ctx.actor) !== userId) mustBeFounder(ctx.actor);
  await ctx.transact(async (tx) => {
    if (!(await accountById(tx, userId))) throw new Refusal("not-found", { what: "person", id: userId });
    await raiseEpoch(tx, userId);
    await record(tx, ctx.actor, "signed-out-everywhere", { subject: `user:${userId}` });
  });
}
