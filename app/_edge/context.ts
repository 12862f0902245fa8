import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { SignedIn } from "#lib/auth/options.ts";
import { sessionOf } from "#lib/auth/session.ts";
import type { Context, Reading } from "#lib/context.ts";
import { transactor } from "#lib/db/transaction.ts";
import { actorOf } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/actor.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type WebPorts, web } from "./web.ts";

const NOBODY: Actor = { kind: "nobody" };

/** Who asks. Read anew at each request: a role taken away, a new epoch, a disabled account count from the next one on. */
export const actorOfRequest = cache(async (): Promise<Actor> => actorNow(await sessionOfRequest()));

/** What a service gets. Nobody gets nothing: what is open to all is not made here. */
export async function contextOfRequest(): Promise<Context<WebPorts>> {
  const { db, ports } = web();

  return { actor: signedIn(await actorOfRequest()), now, transact: transactor(db), ports };
}

/** What a view gets; nobody gets nothing. */
export async function readingOfRequest(): Promise<Reading> {
  return { actor: signedIn(await actorOfRequest()), now, reader: web().db };
}

/** For what outlasts its request: each call answers what the session may read by then. */
export async function lastingReading(): Promise<() => Promise<Reading>> {
  const session = await sessionOfRequest();

  return async () => ({ actor: signedIn(await actorNow(session)), now, reader: web().db });
}

async function sessionOfRequest(): Promise<SignedIn | null> {
  const { secret, cookie } = web();
  const request = { cookies: await cookies(), headers: await headers() };

  return sessionOf(request, { secret: await secret, cookie });
}

async function actorNow(session: SignedIn | null): Promise<Actor> {
  return (session && (await actorOf(web().db, session))) ?? NOBODY;
}

function signedIn(actor: Actor): Actor {
  if (actor.kind === "nobody") throw new Refusal("not-signed-in", {});

  return actor;
}

function now(): Date {
  return new Date();
}
