import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { mustBelong } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";

export const ChangesHeard = z.object({ projectId: ProjectId });

/** Whose changes one may hear of: they tell a kind and an id, never content, so whoever belongs to the project may. */
export async function changesHeard(
  { actor }: Reading,
  { projectId }: z.output<typeof ChangesHeard>,
): Promise<ProjectId> {
  mustBelong(actor, projectId);

  return projectId;
}
