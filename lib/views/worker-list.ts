import type { Reading } from "#lib/context.ts";
import { workersHeard } from "#lib/db/workers.ts";
import { mustBeFounder } from "#lib/domain/actor.ts";
import { type ListedWorker, listedWorkers } from "#lib/domain/worker.ts";

/** The workers of this installation: those at work, and those that have gone without a word. */
export async function workerList({ actor, reader, now }: Reading): Promise<readonly ListedWorker[]> {
  mustBeFounder(actor);

  return listedWorkers(await workersHeard(reader), now());
}
