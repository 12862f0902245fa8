import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { countOutstanding, withdrawOutstanding } from "#lib/db/assignments.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { openRoundById, saveRound } from "#lib/db/rounds.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { RoundId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { closeRound as closed } from "#lib/domain/round.ts";

export const CloseRound = z.object({
  roundId: RoundId,
  reason: z.string().trim().min(1).max(500).nullable().default(null),
});

/** Closes the round and withdraws what is outstanding in one transaction, so neither happens alone. */
export async function closeRound(ctx: Context, { roundId, reason }: z.output<typeof CloseRound>): Promise<void> {
  await ctx.transact(async (tx) => {
    const round = await openRoundById(tx, roundId);
    if (!round) throw new Refusal("not-found", { what: "open round", id: roundId });
    mustBelong(ctx.actor, round.projectId);
    mustBe("admin", ctx.actor, round.projectId);

    const outstanding = await countOutstanding(tx, roundId);
    await saveRound(tx, closed(round, outstanding, { now: ctx.now(), reason }));
    await withdrawOutstanding(tx, roundId);
    await record(tx, ctx.actor, "round-closed", { projectId: round.projectId, subject: roundId });
    await announce(tx, { projectId: round.projectId, kind: "round", id: roundId });
  });
}
