import { setTimeout as sleep } from "node:timers/promises";
import { EngineResting } from "#lib/domain/engine-resting.ts";
import type { Limits, Slot } from "./limits.ts";

/** What an engine is limited to over all workers. */
export interface Limited {
  readonly engine: string;
  readonly limits: Limits;
  /** Calls at once; null: not limited. */
  readonly concurrency: number | null;
  /** Null: not limited. */
  readonly requestsPerMinute: number | null;
}

const LEASE_SECONDS = 20;
const MOST_WAIT_SECONDS = 120;

/** Calls when a slot is free and the turn has come; farther than two minutes away it is left to a later try. */
export function withLimits<T>(
  limited: Limited,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inTurn = async (held: AbortSignal) => {
    await turn(limited, held);

    return call(held);
  };

  return limited.concurrency === null
    ? inTurn(signal)
    : inSlot({ ...limited, slots: limited.concurrency }, signal, inTurn);
}

/** Waits until the engine may be asked by its pace, and by what it asked for itself. */
async function turn({ engine, limits, requestsPerMinute }: Limited, signal: AbortSignal): Promise<void> {
  const everySeconds = requestsPerMinute === null ? 0 : 60 / requestsPerMinute;
  const { inSeconds, taken } = await limits.takeTurn(engine, { everySeconds, most: MOST_WAIT_SECONDS });
  if (!taken) throw new EngineResting(`the engine ${engine} is not to be asked for a while`, inSeconds);
  if (inSeconds > 0) await sleep(inSeconds * 1000, undefined, { signal });
}

type Slotted = Limited & { readonly slots: number };

async function inSlot<T>(limited: Slotted, signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const slot = await freeSlot(limited, signal);
  const lost = new AbortController();
  const renewing = setInterval(() => void renew(slot, lost), (LEASE_SECONDS * 1000) / 4);
  try {
    return await call(AbortSignal.any([signal, lost.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    clearInterval(renewing);
    await slot.giveBack();
  }
}

/** A call whose lease ran out is broken off: another may be calling in its place. */
async function renew(slot: Slot, lost: AbortController): Promise<void> {
  const isHeld = await slot.renew(LEASE_SECONDS).catch(() => true); // the next renewal asks again, well before the lease ends
  if (!isHeld) lost.abort(new EngineResting("the slot at the engine was lost to another worker", 1));
}

const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [20, 400];

async function freeSlot({ engine, limits, slots }: Slotted, signal: AbortSignal): Promise<Slot> {
  const until = performance.now() + MOST_WAIT_SECONDS * 1000;
  for (let wait = FIRST_WAIT_MS; performance.now() < until; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const slot = await limits.takeSlot(engine, { slots, leaseSeconds: LEASE_SECONDS });
    if (slot) return slot;
    await sleep(wait * (0.5 + Math.random()), undefined, { signal });
  }
  throw new EngineResting(`the engine ${engine} is taken: it may be asked by ${slots} at once`, 10);
}
