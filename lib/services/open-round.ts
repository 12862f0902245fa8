import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { announce } from "#lib/db/changes.ts";
import { keepProtocol } from "#lib/db/protocols.ts";
import { insertRound, nextRoundNumber } from "#lib/db/rounds.ts";
import { insertTasks, itemsToSend } from "#lib/db/tasks.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ItemId, newId, ProjectId, type RoundId } from "#lib/domain/ids.ts";
import { FIRST_LOOK } from "#lib/domain/protocol.ts";
import { itemsOfRound } from "#lib/domain/round.ts";

export const OpenRound = z.object({
  projectId: ProjectId,
  /** `all`: every item that has a suggestion and was not sent before. */
  items: z.union([z.literal("all"), z.array(ItemId).max(10_000)]),
});

/** Sends items to the experts: a round of the protocol `first look`, one task an item, with its newest suggestion. */
export async function openRound(
  ctx: Context,
  { projectId, items }: z.output<typeof OpenRound>,
): Promise<{ roundId: RoundId; number: number; tasks: number }> {
  mustBe("admin", ctx.actor, projectId);

  return await ctx.transact(async (tx) => {
    const number = await nextRoundNumber(tx, projectId);
    const found = await itemsToSend(tx, projectId, items);
    const chosen = items === "all" ? found.filter(({ suggestionId, sent }) => suggestionId && !sent) : found;
    const sendable = itemsOfRound(chosen);
    const protocolId = await keepProtocol(tx, projectId, FIRST_LOOK);
    const roundId = newId<"Round">();
    await insertRound(tx, {
      ...{ id: roundId, projectId, protocolId, number },
      ...{ kind: "blind", status: "open", openedAt: ctx.now() },
    });
    await insertTasks(tx, { roundId, slots: FIRST_LOOK.experts }, sendable);
    await record(tx, ctx.actor, "round-opened", { projectId, subject: roundId });
    await announce(tx, { projectId, kind: "round", id: roundId });

    return { roundId, number, tasks: sendable.length };
  });
}
