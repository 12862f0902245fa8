import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { assignmentsOf } from "#lib/db/assignments.ts";
import { countWaiting } from "#lib/db/tasks.ts";
import { mustBe, mustBelong, mustBeUser } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { QueuedTask } from "#lib/domain/queued-task.ts";

export const TaskQueue = z.object({ projectId: ProjectId });

/** An expert's own work: what waits for him, what he has begun, what he has handed in. */
export async function taskQueue(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof TaskQueue>,
): Promise<{ waiting: number; tasks: QueuedTask[] }> {
  mustBelong(actor, projectId);
  mustBe("expert", actor, projectId);
  const userId = mustBeUser(actor);
  const [waiting, own] = await Promise.all([
    countWaiting(reader, { projectId, userId }),
    assignmentsOf(reader, projectId, userId),
  ]);

  return {
    waiting,
    tasks: own.map(({ taskId, status, place, round, item, image, submittedAt, discardReason }) => ({
      ...{ taskId, status, place, round: round.number, isOpen: round.isOpen, submittedAt, discardReason },
      ...{ imageId: image.id, path: image.path, description: item.description },
    })),
  };
}
