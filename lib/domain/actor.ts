import { z } from "zod";
import type { ProjectId, UserId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

/** What a person may do in one project. */
export const Role = z.enum(["admin", "expert", "adjudicator"]);
export type Role = z.infer<typeof Role>;

/** Who asks. An operator sits at the machine's own command line and is bound by no role; what he does is recorded as his. */
export type Actor =
  | {
      readonly kind: "user";
      readonly id: UserId;
      readonly name: string;
      readonly roles: ReadonlyMap<ProjectId, ReadonlySet<Role>>;
      readonly founder: boolean;
    }
  | { readonly kind: "operator"; readonly name: string }
  | { readonly kind: "worker"; readonly name: string }
  | { readonly kind: "nobody" };

export type AccessRefusals = {
  "not-signed-in": Record<string, never>;
  "not-allowed": { needs: string };
  "not-found": { what: string; id: string };
};

/** Has the actor this role in this project? The operator has every role. */
export function is(role: Role, actor: Actor, projectId: ProjectId): boolean {
  switch (actor.kind) {
    case "operator":
    case "worker":
      return true;
    case "user":
      return actor.roles.get(projectId)?.has(role) ?? false;
    case "nobody":
      return false;
  }
}

/** The projects that the actor has a role in. */
export function projectsOf(actor: Actor): readonly ProjectId[] | "all" {
  return actor.kind === "user" ? [...actor.roles.keys()] : actor.kind === "nobody" ? [] : "all";
}

/** All that the actor is in the project. */
export function rolesIn(actor: Actor, projectId: ProjectId): Role[] {
  return Role.options.filter((role) => is(role, actor, projectId));
}

/** Refuses unless the actor has the role in the project. */
export function mustBe(role: Role, actor: Actor, projectId: ProjectId): void {
  if (actor.kind === "nobody") throw new Refusal("not-signed-in", {});
  if (!is(role, actor, projectId)) throw new Refusal("not-allowed", { needs: role });
}

/** Refuses who has no role at all in the project; to him it does not exist. */
export function mustBelong(actor: Actor, projectId: ProjectId): void {
  if (actor.kind === "nobody") throw new Refusal("not-signed-in", {});
  if (actor.kind === "user" && !actor.roles.get(projectId)?.size)
    throw new Refusal("not-found", { what: "project", id: projectId });
}

/** Refuses who may not make projects and add people. The operator may. */
export function mustBeFounder(actor: Actor): void {
  if (actor.kind === "nobody") throw new Refusal("not-signed-in", {});
  if (actor.kind === "user" && !actor.founder) throw new Refusal("founders-only", {});
}

/** The user's id where a user asks; null for operator, worker and nobody. */
export function userIdOf(actor: Actor): UserId | null {
  return actor.kind === "user" ? actor.id : null;
}

/** The user who asks; refused where it is none: work on tasks is somebody's own. */
export function mustBeUser(actor: Actor): UserId {
  if (actor.kind === "nobody") throw new Refusal("not-signed-in", {});
  if (actor.kind !== "user") throw new Refusal("not-allowed", { needs: "expert" });

  return actor.id;
}

/** By what name a row remembers who did it. */
export function nameOf(actor: Actor): string {
  return actor.kind === "nobody" ? "nobody" : actor.name;
}
