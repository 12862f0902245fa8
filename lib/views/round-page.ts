import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { expertsOfRound } from "#lib/db/assignments.ts";
import { roundInProject } from "#lib/db/rounds.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId, RoundId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { ExpertProgress, TrackedRound } from "#lib/domain/round.ts";

export const RoundPage = z.object({ projectId: ProjectId, roundId: RoundId });

/** A round and how far each expert is in it. An admin sees counts; what was drawn and written he does not. */
export async function roundPage(
  { actor, reader }: Reading,
  { projectId, roundId }: z.output<typeof RoundPage>,
): Promise<TrackedRound & { experts: ExpertProgress[] }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const round = await roundInProject(reader, projectId, roundId);
  if (!round) throw new Refusal("not-found", { what: "round", id: roundId });

  return { ...round, experts: await expertsOfRound(reader, roundId) };
}
