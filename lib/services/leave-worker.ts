import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { forgetWorker } from "#lib/db/workers.ts";
import { WorkerId } from "#lib/domain/ids.ts";

export const LeaveWorker = z.object({ workerId: WorkerId });

/** A worker takes its leave: it ended as it was told to, and nobody is to look for it. */
export async function leaveWorker(ctx: Context, { workerId }: z.output<typeof LeaveWorker>): Promise<void> {
  await ctx.transact((tx) => forgetWorker(tx, workerId));
}
