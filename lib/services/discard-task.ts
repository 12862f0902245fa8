import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { lockOwnAssignment, saveDiscarded } from "#lib/db/assignments.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { giveSlotBack } from "#lib/db/tasks.ts";
import { mustBe, mustBeUser } from "#lib/domain/actor.ts";
import { TaskId } from "#lib/domain/ids.ts";
import { editableBy } from "#lib/domain/task.ts";

export const DiscardTask = z.object({ taskId: TaskId, reason: z.string().trim().min(1).max(500) });

/** The expert leaves the task, for a reason: another one may take it, he does not get it again, his draft is kept. */
export async function discardTask(ctx: Context, { taskId, reason }: z.output<typeof DiscardTask>): Promise<void> {
  const userId = mustBeUser(ctx.actor);
  await ctx.transact(async (tx) => {
    const own = editableBy(await lockOwnAssignment(tx, taskId, userId));
    mustBe("expert", ctx.actor, own.projectId);
    await saveDiscarded(tx, own.id, reason);
    await giveSlotBack(tx, taskId);
    await record(tx, ctx.actor, "task-discarded", { projectId: own.projectId, subject: taskId });
    await announce(tx, { projectId: own.projectId, kind: "task", id: taskId });
  });
}
