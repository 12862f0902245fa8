import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { projectById, projects } from "#lib/db/projects.ts";
import { is, mustBelong, nameOf, projectsOf, type Role, rolesIn } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const Frame = z.object({ projectId: ProjectId.nullable().default(null) });

/** What stands around a page: who one is, one's projects, and what one is in the present one. */
export interface FrameData {
  readonly name: string;
  readonly founder: boolean;
  /** Is one an admin anywhere? */
  readonly leads: boolean;
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly here: { readonly id: ProjectId; readonly name: string; readonly roles: readonly Role[] } | null;
}

/** The frame of a page; refused where the project is not one's own. */
export async function frame({ actor, reader }: Reading, { projectId }: z.output<typeof Frame>): Promise<FrameData> {
  const own = await projects(reader, projectsOf(actor));
  const founder = actor.kind === "user" && actor.founder;
  const leads = own.some(({ id }) => is("admin", actor, id));
  const around = { name: nameOf(actor), founder, leads, projects: own.map(({ id, name }) => ({ id, name })) };
  if (!projectId) return { ...around, here: null };
  mustBelong(actor, projectId);
  const project = await projectById(reader, projectId);
  if (!project) throw new Refusal("not-found", { what: "project", id: projectId });

  return { ...around, here: { id: project.id, name: project.name, roles: rolesIn(actor, project.id) } };
}
