import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Role } from "#lib/domain/actor.ts";
import { type ItemId, newId, type ProjectId, type SuggestionId, type UserId } from "#lib/domain/ids.ts";

/** A person with roles in the project, and what services and views get when he asks. */
export async function plantPerson(db: Db, projectId: ProjectId, ...roles: Role[]) {
  const id = newId<"User">() as UserId;
  await db.user.create({ data: { id, email: `${id}@example.org`, name: roles.join(" "), passwordHash: "none" } });
  await db.membership.createMany({ data: roles.map((role) => ({ userId: id, projectId, role })) });
  const held = new Map([[projectId, new Set(roles)]]);
  const actor = { kind: "user", id, name: roles.join(" "), founder: false, roles: held } as const;

  return { id, actor, now: () => new Date(), transact: transactor(db), reader: db, ports: {} };
}

/** A suggestion for each item that proposes nothing. */
export async function plantSuggestions(
  db: Db,
  projectId: ProjectId,
  items: readonly ItemId[],
): Promise<SuggestionId[]> {
  const recipeId = newId<"Recipe">();
  const runId = newId<"Run">();
  const fingerprint = recipeId.replaceAll("-", "").padEnd(64, "0");
  await db.recipe.create({ data: { id: recipeId, projectId, name: "test", fingerprint, body: {} } });
  await db.run.create({ data: { id: runId, projectId, recipeId, status: "finished", counts: {}, startedBy: "test" } });
  const ids: SuggestionId[] = [];
  for (const itemId of items) {
    const { description } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
    const body = { version: 1, description, question: "?", mentions: [], questions: [], emptyBecause: "no-tags" };
    const id = newId<"Suggestion">();
    const row = { id, projectId, itemId, runId, fingerprint, body, mentions: 0, questions: 0, seconds: 1 };
    await db.suggestion.create({ data: { ...row, trace: { version: 1, stages: [] } } });
    ids.push(id);
  }

  return ids;
}
