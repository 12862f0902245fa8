import { z } from "zod";
import { hashOf, isPassword } from "#lib/auth/password.ts";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { countAttempt, forgetAttempts } from "#lib/db/throttle.ts";
import { accountById, setPassword } from "#lib/db/users.ts";
import { mustBeFounder, userIdOf } from "#lib/domain/actor.ts";
import { UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { mayTry, Password, SIGN_IN_LIMITS } from "#lib/domain/user.ts";

export const ChangePassword = z.object({
  userId: UserId,
  /** Of one's own account; null where a founder sets another's. */
  current: z.string().max(1024).nullable(),
  next: Password,
});
type ChangePassword = z.output<typeof ChangePassword>;

/** A new password; every session of the account ends. One's own needs the present one, another's a founder. */
export async function changePassword(ctx: Context, { userId, current, next }: ChangePassword): Promise<void> {
  if (userIdOf(ctx.actor) === userId) await mustKnow(ctx, userId, current ?? "");
  else mustBeFounder(ctx.actor);
  const passwordHash = await hashOf(next);

  await ctx.transact(async (tx) => {
    if (!(await accountById(tx, userId))) throw new Refusal("not-found", { what: "person", id: userId });
    await setPassword(tx, userId, passwordHash);
    await record(tx, ctx.actor, "password-changed", { subject: `user:${userId}` });
  });
}

/** Trying here counts as signing in does: an open session is no place to guess. */
async function mustKnow(ctx: Context, userId: UserId, current: string): Promise<void> {
  const now = ctx.now();
  const key = `password:${userId}`;
  const account = await ctx.transact(async (tx) => {
    const attempts = await countAttempt(tx, key, { now, windowMinutes: SIGN_IN_LIMITS.windowMinutes });
    mayTry(attempts, SIGN_IN_LIMITS.perAccount, now);

    return accountById(tx, userId);
  });
  if (!(await isPassword(current, account?.passwordHash ?? null))) throw new Refusal("wrong-password", {});
  await ctx.transact((tx) => forgetAttempts(tx, key));
}
