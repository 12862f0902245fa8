import { z } from "zod";
import { isPassword } from "#lib/auth/password.ts";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { countAttempt, forgetAttempts, takeBackAttempt } from "#lib/db/throttle.ts";
import { type Account, accountByEmail } from "#lib/db/users.ts";
import type { UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { mayTry, SIGN_IN_LIMITS } from "#lib/domain/user.ts";

export const SignIn = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1024),
  /** Where the attempt comes from. */
  address: z.string().max(100),
});
type SignIn = z.output<typeof SignIn>;

/** Whom the password lets in. An attempt counts before it is tried, so that many at once find no gap. */
export async function signIn(ctx: Context, given: SignIn): Promise<{ id: UserId; epoch: number }> {
  const account = await counted(ctx, given);
  const right = await isPassword(given.password, account?.passwordHash ?? null);
  if (!account || !right) return refuse(ctx, account);
  if (account.disabledAt) throw new Refusal("account-disabled", {});
  await letIn(ctx, given, account);

  return { id: account.id, epoch: account.epoch };
}

function counted(ctx: Context, { email, address }: SignIn): Promise<Account | null> {
  const now = ctx.now();
  const { windowMinutes, perAccount, perAddress } = SIGN_IN_LIMITS;

  return ctx.transact(async (tx) => {
    mayTry(await countAttempt(tx, `address:${address}`, { now, windowMinutes }), perAddress, now);
    mayTry(await countAttempt(tx, `account:${email}`, { now, windowMinutes }), perAccount, now);

    return accountByEmail(tx, email);
  });
}

async function refuse(ctx: Context, account: Account | null): Promise<never> {
  const about = account ? { subject: `user:${account.id}` } : {};
  await ctx.transact((tx) => record(tx, ctx.actor, "sign-in-failed", about));
  throw new Refusal("wrong-credentials", {});
}

function letIn(ctx: Context, { email, address }: SignIn, { id, name, founder }: Account): Promise<void> {
  return ctx.transact(async (tx) => {
    await forgetAttempts(tx, `account:${email}`);
    await takeBackAttempt(tx, `address:${address}`);
    await record(tx, { kind: "user", id, name, founder, roles: new Map() }, "signed-in", {});
  });
}
