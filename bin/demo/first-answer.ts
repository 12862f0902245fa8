import { annotationOf } from "#lib/db/annotations.ts";
import { assignmentsOf, type KeptAssignment, ownAssignment } from "#lib/db/assignments.ts";
import { suggestionById } from "#lib/db/suggestions.ts";
import { actorByEmail } from "#lib/db/users.ts";
import { newId, type ProjectId, type UserId } from "#lib/domain/ids.ts";
import { saveOperations } from "#lib/services/save-operations.ts";
import { submitAnnotation } from "#lib/services/submit-annotation.ts";
import { takeTask } from "#lib/services/take-task.ts";
import type { CommandContext } from "../context.ts";
import { editsOf } from "./edits-of.ts";

/** One expert does a task, edit by edit and through the services, as he would in the browser. */
export async function firstAnswer(ctx: CommandContext, projectId: ProjectId, email: string): Promise<void> {
  const actor = await actorByEmail(ctx.reader, email);
  const expert = { ...ctx, actor };
  const own = await untouchedTask(expert, projectId, actor.id);
  const suggestion = own?.suggestionId && (await suggestionById(ctx.reader, own.suggestionId))?.suggestion;
  if (!own || !suggestion) return;

  let revision = 0;
  for (const diff of editsOf(suggestion, own.image)) {
    const sent = { taskId: own.taskId, base: revision, opId: newId<"Operation">(), tab: null, diffs: [diff] };
    ({ revision } = await saveOperations(expert, sent));
  }
  await submitAnnotation(expert, { taskId: own.taskId, revision });
}

/** A task of the expert's that he has not worked on yet, taken where he has none; null when he is at work already. */
async function untouchedTask(
  ctx: CommandContext,
  projectId: ProjectId,
  userId: UserId,
): Promise<KeptAssignment | null> {
  const [known] = await assignmentsOf(ctx.reader, projectId, userId);
  if (!known) {
    const { taskId } = await takeTask(ctx, { projectId });

    return ownAssignment(ctx.reader, taskId, userId);
  }

  return known.status === "pending" && !(await annotationOf(ctx.reader, known.id)) ? known : null;
}
