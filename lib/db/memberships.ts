import { Role } from "#lib/domain/actor.ts";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** Who is what in a project. */
export interface Membership {
  readonly userId: UserId;
  readonly roles: readonly Role[];
}

/** Everyone with a role in the project. */
export async function membersOf(reader: Reader, projectId: ProjectId): Promise<Membership[]> {
  const rows = await reader.membership.findMany({
    where: { projectId },
    orderBy: [{ userId: "asc" }, { role: "asc" }],
  });
  const byUser = Map.groupBy(rows, ({ userId }) => userId);

  return [...byUser].map(([userId, held]) => ({
    userId: userId as UserId,
    roles: held.map(({ role }) => Role.parse(role)),
  }));
}

/** Gives a person exactly these roles in the project; refused where no admin would be left. */
export async function setRoles(
  tx: Transaction,
  { projectId, userId, roles }: Membership & { projectId: ProjectId },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  await tx.membership.deleteMany({ where: { projectId, userId, role: { notIn: [...roles] } } });
  await tx.membership.createMany({ data: roles.map((role) => ({ projectId, userId, role })), skipDuplicates: true });
  const admins = await tx.membership.count({ where: { projectId, role: "admin" } });
  if (admins === 0) throw new Refusal("project-needs-an-admin", {});
}
