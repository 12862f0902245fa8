import NextAuth from "next-auth";
import { authOptions, type SignedIn } from "#lib/auth/options.ts";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { transactor } from "#lib/db/transaction.ts";
import { accountById } from "#lib/db/users.ts";
import { type UserId, UserId as UserIdSchema } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { SignIn, signIn } from "#lib/services/sign-in.ts";
import { web } from "./web.ts";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/** next-auth made of the house's own signing in. */
export const authHandler: Handler = async (request, context) => {
  const { secret, cookie } = web();
  const options = authOptions({ secret: await secret, cookie, signIn: signInByForm, signedOut });
  const handler = NextAuth(options) as Handler;

  return handler(request, context);
};

/** Why the house said no goes to the page as the error's message: the code and its parameters. */
async function signInByForm(given: { email: string; password: string; address: string }): Promise<SignedIn> {
  try {
    const input = SignIn.safeParse(given);
    if (!input.success) throw new Refusal("wrong-credentials", {});

    return await signIn(nobodysContext(), input.data);
  } catch (error) {
    if (error instanceof Refusal) throw new Error(JSON.stringify({ code: error.code, parameters: error.parameters }));
    throw error;
  }
}

async function signedOut(id: string): Promise<void> {
  const userId = UserIdSchema.safeParse(id);
  if (userId.success) await nobodysContext().transact((tx) => writeDown(tx, userId.data));
}

type Tx = Parameters<Parameters<Context["transact"]>[0]>[0];

async function writeDown(tx: Tx, id: UserId): Promise<void> {
  const account = await accountById(tx, id);
  if (!account) return;
  await record(tx, { kind: "user", ...account, roles: new Map() }, "signed-out", {});
}

/** The one place where nobody may call a service. */
function nobodysContext(): Context {
  return { actor: { kind: "nobody" }, now: () => new Date(), transact: transactor(web().db), ports: {} };
}
