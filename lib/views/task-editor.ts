import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { annotationOf } from "#lib/db/annotations.ts";
import { ownAssignment } from "#lib/db/assignments.ts";
import { guidelineOf } from "#lib/db/projects.ts";
import { suggestionById } from "#lib/db/suggestions.ts";
import { countTasks } from "#lib/db/tasks.ts";
import { mustBe, mustBelong, mustBeUser } from "#lib/domain/actor.ts";
import { startingFrom } from "#lib/domain/annotation.ts";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import { ProjectId, TaskId } from "#lib/domain/ids.ts";
import { mayReveal } from "#lib/domain/protocol.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { isEditable } from "#lib/domain/task.ts";

export const TaskEditor = z.object({ projectId: ProjectId, taskId: TaskId });

/** What an expert has before him: item, own draft or its start, and proposals if they may be shown; never another's work. */
export async function taskEditor(
  { actor, reader }: Reading,
  { projectId, taskId }: z.output<typeof TaskEditor>,
): Promise<EditedTask> {
  mustBelong(actor, projectId);
  mustBe("expert", actor, projectId);
  const own = await ownAssignment(reader, taskId, mustBeUser(actor));
  if (own?.projectId !== projectId) throw new Refusal("not-found", { what: "task", id: taskId });
  const { item, image, round, status, place } = own;
  const revealed = mayReveal(round.protocol, own.firstLookAt !== null) ? own.suggestionId : null;
  const [draft, kept, guideline, tasks] = await Promise.all([
    annotationOf(reader, own.id),
    revealed && suggestionById(reader, revealed),
    guidelineOf(reader, projectId),
    countTasks(reader, round.id),
  ]);

  return {
    ...{ projectId, taskId, item, image, status, place, tasks },
    round: { number: round.number, kind: round.kind },
    protocol: round.protocol,
    isEditable: isEditable(status) && round.isOpen,
    guideline,
    revision: draft?.revision ?? 0,
    annotation: draft?.annotation ?? startingFrom(item.description),
    suggestion: kept?.suggestion ?? null,
  };
}
