import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { roundsOf } from "#lib/db/rounds.ts";
import { itemsToSend } from "#lib/db/tasks.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { TrackedRound } from "#lib/domain/round.ts";

export const RoundList = z.object({ projectId: ProjectId });

/** The project's rounds with their progress, and how many items could be sent to the experts now. Counts, no content. */
export async function roundList(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof RoundList>,
): Promise<{ rounds: TrackedRound[]; sendable: number }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const [rounds, items] = await Promise.all([roundsOf(reader, projectId), itemsToSend(reader, projectId, "all")]);

  return { rounds, sendable: items.filter(({ suggestionId, sent }) => suggestionId && !sent).length };
}
