import { z } from "zod";
import { WorkerId } from "./ids.ts";

/** A job that a worker has begun. */
const Doing = z.object({
  job: z.string(),
  /** What it is about; never content. */
  ids: z.record(z.string(), z.string()),
  since: z.iso.datetime(),
});
export type Doing = z.infer<typeof Doing>;

/** A worker process, as it tells of itself every few seconds while it lives. */
export const Worker = z.object({
  id: WorkerId,
  host: z.string().max(255),
  pid: z.number().int(),
  startedAt: z.date(),
  /** When it last told, by its machine's clock. */
  beatAt: z.date(),
  /** Suggestions that it makes at once. */
  capacity: z.number().int().min(1),
  doing: z.array(Doing).readonly(),
  /** It takes nothing new and ends when it is done. */
  draining: z.boolean(),
});
export type Worker = z.infer<typeof Worker>;

/** `gone`: it has not told of itself for so long that it was killed, or its machine is off or cut off. */
export type WorkerState = "working" | "idle" | "draining" | "gone";

export const BEAT_SECONDS = 5;
/** Six beats: one that is late on a busy machine is not gone. */
const GONE_AFTER_SECONDS = 30;
/** So long one can see of a worker that it is gone. */
const REMEMBERED_SECONDS = 3600;

/** How a worker is at a moment. */
function stateOf({ beatAt, draining, doing }: Worker, now: Date): WorkerState {
  if (secondsSince(beatAt, now) > GONE_AFTER_SECONDS) return "gone";
  if (draining) return "draining";

  return doing.length > 0 ? "working" : "idle";
}

/** Those that were last heard of before this moment are forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - REMEMBERED_SECONDS * 1000);
}

/** A worker as pages and commands show it. */
export interface ListedWorker {
  readonly id: WorkerId;
  readonly host: string;
  readonly pid: number;
  readonly state: WorkerState;
  readonly capacity: number;
  readonly startedAt: Date;
  /** Since it last told of itself. */
  readonly silentSeconds: number;
  readonly doing: readonly Doing[];
}

/** The workers at a moment; those that are gone come last. */
export function listedWorkers(workers: readonly Worker[], now: Date): ListedWorker[] {
  const listed = workers.map((worker) => listedWorker(worker, now));

  return [...listed.filter(({ state }) => state !== "gone"), ...listed.filter(({ state }) => state === "gone")];
}

function listedWorker(worker: Worker, now: Date): ListedWorker {
  const { id, host, pid, capacity, startedAt, doing, beatAt } = worker;

  return {
    ...{ id, host, pid, capacity, startedAt, doing },
    state: stateOf(worker, now),
    silentSeconds: secondsSince(beatAt, now),
  };
}

/** Those among the workers that take up what waits. */
export function takingAmong(workers: readonly ListedWorker[]): ListedWorker[] {
  return workers.filter(({ state }) => state === "working" || state === "idle");
}

/** Clocks of two machines differ a little: nobody told of himself in the future. */
function secondsSince(at: Date, now: Date): number {
  return Math.max(0, (now.getTime() - at.getTime()) / 1000);
}
