import { describe, expect } from "vitest";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { actorByEmail } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/actor.ts";
import { newId } from "#lib/domain/ids.ts";
import { test } from "#lib/testing/database.ts";
import { peopleList } from "#lib/views/people-list.ts";
import { projectHome } from "#lib/views/project-home.ts";
import { AddPerson, addPerson } from "./add-person.ts";
import { createProject } from "./create-project.ts";
import { disablePerson } from "./disable-person.ts";
import { setRoles } from "./set-roles.ts";

const OPERATOR: Actor = { kind: "operator", name: "operator@here" };

function as(db: Db, actor: Actor): Context {
  return { actor, now: () => new Date(), transact: transactor(db), ports: {} };
}

async function added(db: Db, founder = false) {
  const email = `${newId()}@example.org`;
  const input = AddPerson.parse({ email, name: "Someone", password: "a long enough phrase", founder });
  const { userId } = await addPerson(as(db, OPERATOR), input);

  return { userId, email, actor: () => actorByEmail(db, email) };
}

async function ledProject(db: Db) {
  const founder = await added(db, true);
  const { projectId } = await createProject(as(db, await founder.actor()), { name: `Project ${newId()}` });

  return { projectId, admin: founder };
}

describe("roles", () => {
  test("are held in one project and in no other", async ({ db }) => {
    const [one, other] = [await ledProject(db), await ledProject(db)];
    const expert = await added(db);
    await setRoles(as(db, await one.admin.actor()), {
      projectId: one.projectId,
      email: expert.email,
      roles: ["expert"],
    });
    const reading = { actor: await expert.actor(), now: () => new Date(), reader: db };

    expect(await projectHome(reading, { projectId: one.projectId })).toMatchObject({ roles: ["expert"], counts: null });
    await expect(projectHome(reading, { projectId: other.projectId })).rejects.toMatchObject({ code: "not-found" });
  });

  test("are given by an admin of the project alone", async ({ db }) => {
    const [one, other] = [await ledProject(db), await ledProject(db)];
    const expert = await added(db);
    const input = { projectId: one.projectId, email: expert.email, roles: ["admin" as const] };

    await expect(setRoles(as(db, await other.admin.actor()), input)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(setRoles(as(db, await expert.actor()), input)).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("never leave a project without an admin, whoever goes first", async ({ db }) => {
    const { projectId, admin } = await ledProject(db);
    const second = await added(db);
    await setRoles(as(db, OPERATOR), { projectId, email: second.email, roles: ["admin"] });
    const leave = (email: string) => setRoles(as(db, OPERATOR), { projectId, email, roles: ["expert"] });
    const left = await Promise.allSettled([leave(admin.email), leave(second.email)]);

    expect(left.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.membership.count({ where: { projectId, role: "admin" } })).toBe(1);
  });

  test("are written down and told to who watches", async ({ db }) => {
    const { projectId } = await ledProject(db);
    const { email, userId } = await added(db);
    await setRoles(as(db, OPERATOR), { projectId, email, roles: ["expert", "adjudicator"] });

    expect(
      await db.auditEvent.count({ where: { projectId, action: "roles-changed", subject: `user:${userId}` } }),
    ).toBe(1);
    expect(await db.change.count({ where: { projectId, kind: "people", subject: userId } })).toBe(1);
  });
});

describe("people", () => {
  test("are listed whole to a founder, to an admin by project, to others not at all", async ({ db }) => {
    const { projectId, admin } = await ledProject(db);
    const [inside, outside] = [await added(db), await added(db)];
    await setRoles(as(db, OPERATOR), { projectId, email: inside.email, roles: ["admin"] });
    const seen = async (actor: Actor) =>
      (await peopleList({ actor, now: () => new Date(), reader: db }, {})).people.map(({ email }) => email);

    expect(await seen(await admin.actor())).toEqual(expect.arrayContaining([inside.email, outside.email]));
    expect((await seen(await inside.actor())).sort()).toEqual([admin.email, inside.email].sort());
    await expect(seen(await outside.actor())).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("have one account an address, letter case aside", async ({ db }) => {
    const { email } = await added(db);
    const again = AddPerson.parse({ email: email.toUpperCase(), name: "Again", password: "a long enough phrase" });

    await expect(addPerson(as(db, OPERATOR), again)).rejects.toMatchObject({ code: "email-taken" });
  });

  test("are added by an admin to his project alone, and not as founders", async ({ db }) => {
    const { projectId } = await ledProject(db);
    const admin = await added(db);
    await setRoles(as(db, OPERATOR), { projectId, email: admin.email, roles: ["admin"] });
    const ctx = as(db, await admin.actor());
    const person = { email: `${newId()}@example.org`, name: "New", password: "a long enough phrase" };

    await expect(addPerson(ctx, AddPerson.parse(person))).rejects.toMatchObject({ code: "founders-only" });
    const founder = AddPerson.parse({ ...person, projectId, founder: true });
    await expect(addPerson(ctx, founder)).rejects.toMatchObject({ code: "founders-only" });
    await addPerson(ctx, AddPerson.parse({ ...person, projectId, roles: ["expert"] }));
  });

  test("do not disable themselves", async ({ db }) => {
    const founder = await added(db, true);
    const input = { userId: founder.userId, disabled: true };

    await expect(disablePerson(as(db, await founder.actor()), input)).rejects.toMatchObject({ code: "not-yourself" });
  });
});
