import { roundsOf } from "#lib/db/rounds.ts";
import { itemsToSend } from "#lib/db/tasks.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { openRound } from "#lib/services/open-round.ts";
import type { CommandContext } from "../context.ts";

/** Sends every second item that has a suggestion to the experts, once; says whether nobody has answered yet. */
export async function sendHalf(ctx: CommandContext, projectId: ProjectId): Promise<boolean> {
  if ((await roundsOf(ctx.reader, projectId)).length === 0) {
    const ready = (await itemsToSend(ctx.reader, projectId, "all")).filter(({ suggestionId }) => suggestionId);
    const items = ready.filter((_, place) => place % 2 === 0).map(({ itemId }) => itemId);
    if (items.length > 0) await openRound(ctx, { projectId, items });
  }
  const [first] = await roundsOf(ctx.reader, projectId);

  return first?.round.status === "open" && first.progress.submitted === 0 && first.progress.open > 0;
}
