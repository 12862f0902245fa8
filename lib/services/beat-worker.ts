import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { forgetWorkersUnheard, keepWorker } from "#lib/db/workers.ts";
import { forgottenBefore, Worker } from "#lib/domain/worker.ts";

export const BeatWorker = z.object({ worker: Worker.omit({ beatAt: true }) });

/** A worker tells that it lives and what it does; those that have been gone for long are forgotten on the way. */
export async function beatWorker(ctx: Context, { worker }: z.output<typeof BeatWorker>): Promise<void> {
  const now = ctx.now();
  await ctx.transact(async (tx) => {
    await keepWorker(tx, { ...worker, beatAt: now });
    await forgetWorkersUnheard(tx, forgottenBefore(now));
  });
}
