import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { membersOf } from "#lib/db/memberships.ts";
import { projects } from "#lib/db/projects.ts";
import { people } from "#lib/db/users.ts";
import { type Actor, is, projectsOf, type Role, userIdOf } from "#lib/domain/actor.ts";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Person } from "#lib/domain/user.ts";

export const PeopleList = z.object({});

/** A person with what he is in the projects that the reader is an admin of. */
interface ListedPerson extends Person {
  readonly roles: readonly { readonly projectId: ProjectId; readonly roles: readonly Role[] }[];
}

export interface PeopleListData {
  readonly people: readonly ListedPerson[];
  /** Those whose roles the reader may give. */
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  /** May the reader disable accounts and add founders? */
  readonly founder: boolean;
  readonly self: UserId | null;
}

/** To a founder everyone; to an admin the people of his projects. */
export async function peopleList({ actor, reader }: Reading, _: z.output<typeof PeopleList>): Promise<PeopleListData> {
  const led = (await projects(reader, projectsOf(actor))).filter(({ id }) => is("admin", actor, id));
  const founder = isFounder(actor);
  if (!founder && led.length === 0) throw new Refusal("not-allowed", { needs: "admin" });
  const members = await Promise.all(
    led.map(async ({ id: projectId }) => (await membersOf(reader, projectId)).map((held) => ({ projectId, ...held }))),
  );
  const byUser = Map.groupBy(members.flat(), ({ userId }) => userId);
  const listed = (await people(reader)).filter(({ id }) => founder || byUser.has(id));

  return {
    people: listed.map((person) => ({ ...person, roles: byUser.get(person.id) ?? [] })),
    projects: led.map(({ id, name }) => ({ id, name })),
    founder,
    self: userIdOf(actor),
  };
}

function isFounder(actor: Actor): boolean {
  return actor.kind === "operator" || (actor.kind === "user" && actor.founder);
}
