import {
  BrokenCircuitError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from "cockatiel";
import { EngineResting } from "#lib/domain/engine-resting.ts";
import type { Chat } from "./language/chat.ts";
import { EngineUnavailable } from "./openai/server.ts";
import { type Limited, withLimits } from "./with-limits.ts";

/** How patient one is with an engine. */
export interface Patience {
  /** Tries after the first. */
  readonly retries: number;
  /** Tries that fail one after another until the engine is left alone for a while. */
  readonly restsAfter: number;
  /** How long the first time; twice as long from time to time, five minutes at most. */
  readonly restSeconds: number;
}

/** Five tries at once fail when a server is down: then it is left alone for half a minute. */
export const PATIENCE: Omit<Patience, "retries"> = { restsAfter: 5, restSeconds: 30 };

const AT_ONCE_IN_PROCESS = 32;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [500, 8000];
const LONGEST_REST_SECONDS = 300;
/** A server that asks for a longer pause is not waited for: the work is left to a later try. */
const LONGEST_WAIT_SECONDS = 30;

/**
 * The same server behind its guards, from the outside in: tries again with jitter, breaker, bulkhead of the process, slot
 * and turn over all workers. A refusal by a guard says for how long; a fault of the server is thrown as it was.
 */
export function guarded(server: Chat, limited: Limited, patience: Patience): Chat {
  const breaker = breakerOf(limited.engine, patience);
  const inProcess = bulkhead(limited.concurrency ?? AT_ONCE_IN_PROCESS, Number.POSITIVE_INFINITY);
  const again = retry(
    handleWhen((error) => error instanceof EngineUnavailable && isPassing(error)),
    { maxAttempts: patience.retries, backoff: new DelegateBackoff(({ attempt }) => pauseBefore(attempt)) },
  );

  return async (asking, signal) => {
    let fault: EngineUnavailable | undefined;
    const once = async (held: AbortSignal) => {
      try {
        return await server(asking, held);
      } catch (error) {
        if (error instanceof EngineUnavailable) {
          if (error.fault !== "busy") fault = error;
          await obey(error, limited);
        }
        throw error;
      }
    };
    const tried = () =>
      breaker.execute(() => inProcess.execute(() => withLimits(limited, signal, once), signal), signal);
    try {
      return await again.execute(tried, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineResting && fault) throw fault; // this very question was tried and failed
      throw error instanceof EngineUnavailable && error.fault === "busy" ? busyFor(error) : error;
    }
  };
}

/** A breaker that says, while it is open, why and for how long. */
function breakerOf(engine: string, { restsAfter, restSeconds }: Patience) {
  let [because, until] = ["", 0];
  const rest = (attempt: number) => Math.min(restSeconds * 2 ** (attempt - 1), LONGEST_REST_SECONDS);
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof EngineUnavailable && (error.fault === "down" || error.fault === "refuses")),
    {
      breaker: new ConsecutiveBreaker(restsAfter),
      halfOpenAfter: new DelegateBackoff(({ attempt, result }) => {
        const seconds = rest(attempt);
        because = "error" in result && result.error instanceof Error ? result.error.message : "";
        until = Date.now() + seconds * 1000;

        return seconds * 1000;
      }),
    },
  );

  return {
    execute: async <T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> => {
      try {
        return await policy.execute(call, signal);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        const words = `the engine ${engine} is left alone for a while after ${restsAfter} faults in a row: ${because}`;
        throw new EngineResting(words, (until - Date.now()) / 1000);
      }
    },
  };
}

/** What the server asked for holds for every worker. */
async function obey({ retryAfterSeconds, message }: EngineUnavailable, { engine, limits }: Limited): Promise<void> {
  if (retryAfterSeconds === null || retryAfterSeconds === 0) return;
  await limits.holdOff(engine, retryAfterSeconds);
  if (retryAfterSeconds > LONGEST_WAIT_SECONDS) throw new EngineResting(message, retryAfterSeconds);
}

function busyFor({ message, retryAfterSeconds }: EngineUnavailable): EngineResting {
  return new EngineResting(message, retryAfterSeconds || LONGEST_WAIT_SECONDS);
}

function isPassing({ fault }: EngineUnavailable): boolean {
  return fault === "down" || fault === "busy";
}

/** Half of a pause that doubles from try to try, and up to as much again: workers that failed together do not come together. */
function pauseBefore(attempt: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);

  return pause * (0.5 + Math.random());
}
