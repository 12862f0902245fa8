import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { annotationOf, freezeRevision } from "#lib/db/annotations.ts";
import { lockOwnAssignment, saveSubmitted } from "#lib/db/assignments.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { mustBe, mustBeUser } from "#lib/domain/actor.ts";
import { TaskId } from "#lib/domain/ids.ts";
import { editableBy, readyToSubmit } from "#lib/domain/task.ts";

export const SubmitAnnotation = z.object({
  taskId: TaskId,
  /** The state that the expert has before him: what he does not see he does not submit. */
  revision: z.number().int().nonnegative(),
});

/** Freezes the draft as the expert's answer. */
export async function submitAnnotation(
  ctx: Context,
  { taskId, revision }: z.output<typeof SubmitAnnotation>,
): Promise<void> {
  const userId = mustBeUser(ctx.actor);
  await ctx.transact(async (tx) => {
    const own = editableBy(await lockOwnAssignment(tx, taskId, userId));
    mustBe("expert", ctx.actor, own.projectId);
    const draft = readyToSubmit(await annotationOf(tx, own.id), revision);
    await saveSubmitted(tx, own.id, ctx.now());
    await freezeRevision(tx, draft, "submitted");
    await record(tx, ctx.actor, "annotation-submitted", { projectId: own.projectId, subject: taskId });
    await announce(tx, { projectId: own.projectId, kind: "task", id: taskId });
  });
}
