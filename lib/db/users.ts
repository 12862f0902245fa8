import { type Actor, Role } from "#lib/domain/actor.ts";
import { newId, type ProjectId, type UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Person } from "#lib/domain/user.ts";
import type { Reader, Transaction } from "./transaction.ts";

type UserActor = Extract<Actor, { kind: "user" }>;

/** What signing in looks at. */
export interface Account extends Person {
  readonly passwordHash: string;
  readonly epoch: number;
}

const PERSON = { id: true, email: true, name: true, founder: true, disabledAt: true } as const;
const ACCOUNT = { ...PERSON, passwordHash: true, epoch: true } as const;

/** The account of an address; null where there is none. */
export async function accountByEmail(reader: Reader, email: string): Promise<Account | null> {
  const row = await reader.user.findUnique({ where: { email: email.toLowerCase() }, select: ACCOUNT });

  return row && { ...row, id: row.id as UserId };
}

/** The account of an id; null where there is none. */
export async function accountById(reader: Reader, id: UserId): Promise<Account | null> {
  const row = await reader.user.findUnique({ where: { id }, select: ACCOUNT });

  return row && { ...row, id };
}

/** Who a session's user is now, with roles by project; null when the session's epoch is over or the account disabled. */
export async function actorOf(reader: Reader, session: { id: UserId; epoch: number }): Promise<UserActor | null> {
  const found = await actorWhere(reader, { id: session.id });

  return found?.epoch === session.epoch ? found.actor : null;
}

/** The actor of an address; refused where no such person may act. */
export async function actorByEmail(reader: Reader, email: string): Promise<UserActor> {
  const found = await actorWhere(reader, { email: email.toLowerCase() });
  if (!found) throw new Refusal("not-found", { what: "person", id: email });

  return found.actor;
}

async function actorWhere(reader: Reader, who: { id: string } | { email: string }) {
  const row = await reader.user.findUnique({
    where: who,
    select: { id: true, name: true, founder: true, epoch: true, disabledAt: true, memberships: true },
  });
  if (!row || row.disabledAt) return null;
  const roles = new Map<ProjectId, Set<Role>>();
  for (const { projectId, role } of row.memberships) {
    const held = roles.get(projectId as ProjectId) ?? new Set<Role>();
    roles.set(projectId as ProjectId, held.add(Role.parse(role)));
  }
  const { id, name, founder, epoch } = row;

  return { epoch, actor: { kind: "user", id: id as UserId, name, founder, roles } as const };
}

/** Everyone with an account, by name. */
export async function people(reader: Reader): Promise<Person[]> {
  const rows = await reader.user.findMany({ orderBy: [{ name: "asc" }, { email: "asc" }], select: PERSON });

  return rows.map((row) => ({ ...row, id: row.id as UserId }));
}

/** Adds a person; refused where the address has an account. */
export async function addUser(
  tx: Transaction,
  user: { email: string; name: string; passwordHash: string; founder: boolean },
): Promise<UserId> {
  const id = newId<"User">();
  const { count } = await tx.user.createMany({ data: { id, ...user }, skipDuplicates: true });
  if (count === 0) throw new Refusal("email-taken", { email: user.email });

  return id;
}

/** A new password; sessions of before end. */
export async function setPassword(tx: Transaction, id: UserId, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, epoch: { increment: 1 } } });
}

/** Disables the account, or enables it again; its sessions end. */
export async function setDisabled(tx: Transaction, id: UserId, disabledAt: Date | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { disabledAt, epoch: { increment: 1 } } });
}

/** Ends every session of the account. */
export async function raiseEpoch(tx: Transaction, id: UserId): Promise<void> {
  await tx.user.update({ where: { id }, data: { epoch: { increment: 1 } } });
}
