import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { insertAssignment, ownAssignment, saveLease } from "#lib/db/assignments.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { takeLapsed, takeSlot } from "#lib/db/tasks.ts";
import { mustBe, mustBeUser } from "#lib/domain/actor.ts";
import { newId, ProjectId, type TaskId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { renewed } from "#lib/domain/task.ts";

export const TakeTask = z.object({ projectId: ProjectId });

/** Gives the expert the next task of the project that he never had, and holds it for him. */
export async function takeTask(ctx: Context, { projectId }: z.output<typeof TakeTask>): Promise<{ taskId: TaskId }> {
  const userId = mustBeUser(ctx.actor);
  mustBe("expert", ctx.actor, projectId);
  const now = ctx.now();

  return await ctx.transact(async (tx) => {
    const looking = { projectId, userId, now };
    const taskId = (await takeSlot(tx, looking)) ?? (await takeLapsed(tx, looking));
    if (!taskId) throw new Refusal("no-task-left", {});
    await insertAssignment(tx, { id: newId<"Assignment">(), taskId, userId, leaseUntil: now, takenAt: now });
    const taken = await ownAssignment(tx, taskId, userId);
    if (!taken) throw new Error(`task ${taskId} was taken and is not there`);
    const { leaseMinutes } = taken.round.protocol;
    await saveLease(tx, taken.id, renewed(taken.lease, { tab: null, now, leaseMinutes }));
    await record(tx, ctx.actor, "task-taken", { projectId, subject: taskId });
    await announce(tx, { projectId, kind: "task", id: taskId });

    return { taskId };
  });
}
