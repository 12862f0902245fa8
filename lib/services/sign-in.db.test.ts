import { describe, expect } from "vitest";
import { hashOf } from "#lib/auth/password.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { actorOf, addUser } from "#lib/db/users.ts";
import { newId } from "#lib/domain/ids.ts";
import { SIGN_IN_LIMITS } from "#lib/domain/user.ts";
import { test } from "#lib/testing/database.ts";
import { changePassword } from "./change-password.ts";
import { disablePerson } from "./disable-person.ts";
import { signIn } from "./sign-in.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

const RIGHT = "correct horse battery";
const MINUTE_MS = 60_000;

/** A clock that a test moves. */
function contextAt(db: Db, clock: { now: Date } = { now: new Date() }, actor: Context["actor"] = { kind: "nobody" }) {
  return { actor, now: () => clock.now, transact: transactor(db), ports: {} } satisfies Context;
}

async function person(db: Db) {
  const email = `${newId()}@example.org`;
  const passwordHash = await hashOf(RIGHT);
  const id = await transactor(db)((tx) => addUser(tx, { email, name: "Someone", passwordHash, founder: false }));

  return { id, email };
}

const OPERATOR = { kind: "operator", name: "operator@here" } as const;

describe("signing in", () => {
  test("is refused alike for a wrong password and for an unknown address", async ({ db }) => {
    const { email } = await person(db);
    const tries = [
      { email, password: "wrong", address: newId() },
      { email: "nobody@example.org", password: RIGHT, address: newId() },
    ];
    for (const given of tries)
      await expect(signIn(contextAt(db), given)).rejects.toMatchObject({ code: "wrong-credentials" });
  });

  test("waits after too many failures of an account, however many come at once, until the window ends", async ({
    db,
  }) => {
    const { email } = await person(db);
    const clock = { now: new Date() };
    const ctx = contextAt(db, clock);
    const tries = Array.from({ length: SIGN_IN_LIMITS.perAccount + 3 }, () =>
      signIn(ctx, { email, password: "wrong", address: newId() }).catch((error: { code: string }) => error.code),
    );
    const said = await Promise.all(tries);

    expect(said.filter((code) => code === "wrong-credentials")).toHaveLength(SIGN_IN_LIMITS.perAccount);
    const right = { email, password: RIGHT, address: newId() };
    await expect(signIn(ctx, right)).rejects.toMatchObject({ code: "too-many-attempts" });
    clock.now = new Date(clock.now.getTime() + SIGN_IN_LIMITS.windowMinutes * MINUTE_MS + 1);
    await expect(signIn(ctx, right)).resolves.toMatchObject({ epoch: 1 });
  });

  test("waits after too many failures from an address, over all accounts", async ({ db }) => {
    const address = newId();
    await db.throttle.create({
      data: {
        key: `address:${address}`,
        count: SIGN_IN_LIMITS.perAddress,
        windowEnds: new Date(Date.now() + MINUTE_MS),
      },
    });
    const { email } = await person(db);

    await expect(signIn(contextAt(db), { email, password: RIGHT, address })).rejects.toMatchObject({
      code: "too-many-attempts",
      parameters: { minutes: 1 },
    });
  });

  test("does not count against one who gets in", async ({ db }) => {
    const { email } = await person(db);
    const address = newId();
    for (let i = 0; i <= SIGN_IN_LIMITS.perAccount; i++)
      await signIn(contextAt(db), { email, password: RIGHT, address });

    expect(await db.throttle.findUnique({ where: { key: `address:${address}` } })).toMatchObject({ count: 0 });
    expect(await db.throttle.findUnique({ where: { key: `account:${email}` } })).toBeNull();
  });

  test("is written down, whether it worked or not", async ({ db }) => {
    const { id, email } = await person(db);
    await signIn(contextAt(db), { email, password: RIGHT, address: newId() });
    await signIn(contextAt(db), { email, password: "wrong", address: newId() }).catch(() => undefined);
    const events = await db.auditEvent.findMany({ where: { OR: [{ actor: id }, { subject: `user:${id}` }] } });

    expect(events.map(({ action }) => action).sort()).toEqual(["sign-in-failed", "signed-in"]);
    expect(JSON.stringify(events, (_, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
      RIGHT,
    );
  });
});

describe("a session", () => {
  test("ends with a new password, with disabling, and with signing out everywhere", async ({ db }) => {
    const { id } = await person(db);
    const ctx = contextAt(db, undefined, OPERATOR);
    const acts = [
      () => changePassword(ctx, { userId: id, current: null, next: "another long phrase" }),
      () => signOutEverywhere(ctx, { userId: id }),
      () => disablePerson(ctx, { userId: id, disabled: true }),
    ];
    for (const act of acts) {
      const { epoch } = await db.user.findUniqueOrThrow({ where: { id } });
      expect(await actorOf(db, { id, epoch })).toMatchObject({ kind: "user", id });
      await act();
      expect(await actorOf(db, { id, epoch })).toBeNull();
    }
  });

  test("is not given to a disabled account, even with its right password", async ({ db }) => {
    const { id, email } = await person(db);
    await disablePerson(contextAt(db, undefined, OPERATOR), { userId: id, disabled: true });
    const given = { email, password: RIGHT, address: newId() };

    await expect(signIn(contextAt(db), given)).rejects.toMatchObject({ code: "account-disabled" });
  });
});

describe("a new password of one's own", () => {
  test("needs the present one, and guessing it is throttled", async ({ db }) => {
    const { id } = await person(db);
    const actor = { kind: "user", id, name: "Someone", founder: false, roles: new Map() } as const;
    const ctx = contextAt(db, undefined, actor);
    const guess = (current: string | null) => changePassword(ctx, { userId: id, current, next: "another long phrase" });
    await expect(guess(null)).rejects.toMatchObject({ code: "wrong-password" });
    for (let i = 1; i < SIGN_IN_LIMITS.perAccount; i++)
      await expect(guess("wrong")).rejects.toMatchObject({ code: "wrong-password" });

    await expect(guess(RIGHT)).rejects.toMatchObject({ code: "too-many-attempts" });
  });
});
