import os from "node:os";
import type { Context } from "#lib/context.ts";
import { newId } from "#lib/domain/ids.ts";
import { BEAT_SECONDS, type Doing } from "#lib/domain/worker.ts";
import { log } from "#lib/log.ts";
import type { BoundHandler } from "#lib/queue/queue.ts";
import { BeatWorker, beatWorker } from "#lib/services/beat-worker.ts";
import { leaveWorker } from "#lib/services/leave-worker.ts";

/** What a worker process tells of itself for as long as it lives. */
export interface Heartbeat {
  /** The same handlers; what they have under way is told. */
  watch(handlers: readonly BoundHandler[]): BoundHandler[];
  /** Tells for the first time: it takes up what waits, and ends as it is told. */
  begin(): Promise<void>;
  /** Tells from now on that it takes nothing new. */
  drain(): Promise<void>;
  /** Takes its leave. */
  end(): Promise<void>;
}

/** Tells when it begins and every few seconds then; where it cannot, the work goes on all the same. */
export function heartbeat(transact: Context["transact"], capacity: number): Heartbeat {
  const actor = { kind: "worker", name: `worker@${os.hostname()}` } as const;
  const ctx = { actor, transact, now: () => new Date(), ports: undefined };
  const self = { id: newId<"Worker">(), host: os.hostname(), pid: process.pid, startedAt: new Date(), capacity };
  const doing = new Set<Doing>();
  let [draining, telling] = [false, 0];
  let told = Promise.resolve();
  const unheard = (error: unknown) => log.warn({ event: "worker.unheard", error: String(error) });
  const beat = () => {
    telling++;
    told = told
      .then(() => beatWorker(ctx, BeatWorker.parse({ worker: { ...self, draining, doing: [...doing] } })))
      .catch(unheard)
      .finally(() => telling--);

    return told;
  };
  let beating: NodeJS.Timeout | undefined;

  return {
    watch: (handlers) => handlers.map((handler) => watched(handler, doing)),
    begin: () => {
      beating = setInterval(() => void (telling === 0 && beat()), BEAT_SECONDS * 1000);

      return beat();
    },
    drain: () => {
      draining = true;

      return beat();
    },
    end: async () => {
      clearInterval(beating);
      await told;
      await leaveWorker(ctx, { workerId: self.id }).catch(unheard);
    },
  };
}

function watched(handler: BoundHandler, doing: Set<Doing>): BoundHandler {
  return {
    ...handler,
    handle: async (raw, signal) => {
      const one = { job: handler.name, ids: idsIn(raw), since: new Date().toISOString() };
      doing.add(one);
      try {
        await handler.handle(raw, signal);
      } finally {
        doing.delete(one);
      }
    },
  };
}

function idsIn(raw: unknown): Doing["ids"] {
  const parts = Object.entries(raw ?? {}).filter((part): part is [string, string] => typeof part[1] === "string");

  return Object.fromEntries(parts);
}
