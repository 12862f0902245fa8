import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { lockOwnAssignment, saveLease } from "#lib/db/assignments.ts";
import { mustBe, mustBeUser } from "#lib/domain/actor.ts";
import { TaskId } from "#lib/domain/ids.ts";
import { editableBy, type LeaseAnswer, LeaseWish, renewed, tabThatWrites } from "#lib/domain/task.ts";

export const RenewLease = z.object({ taskId: TaskId, tab: z.uuid(), wish: LeaseWish.default("hold") });

/** A tab gives a sign of life. It hears whether it may write: one tab does, the others are told since when. */
export async function renewLease(
  ctx: Context,
  { taskId, tab, wish }: z.output<typeof RenewLease>,
): Promise<LeaseAnswer> {
  const userId = mustBeUser(ctx.actor);

  return await ctx.transact(async (tx) => {
    const own = editableBy(await lockOwnAssignment(tx, taskId, userId));
    mustBe("expert", ctx.actor, own.projectId);
    const asking = { tab, now: ctx.now(), leaseMinutes: own.round.protocol.leaseMinutes };
    const held = wish === "take-over" ? { ...own.lease, tab } : own.lease;
    const other = tabThatWrites(held, asking);
    if (other) return { writes: "another-tab", since: other.since.toISOString() };
    const lease = renewed(held, asking);
    await saveLease(tx, own.id, wish === "release" ? { ...lease, tab: null } : lease);

    return { writes: "this-tab", until: lease.until.toISOString() };
  });
}
