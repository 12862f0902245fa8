import type { z } from "zod";

/** A job is data: its name, what it carries (ids; the truth stays in the row), when to try again, what makes two the same. */
export interface Job<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** The pause doubles from try to try. */
  readonly retry: { readonly limit: number; readonly delaySeconds: number };
  /** Two jobs of one key are one while the first waits or runs. */
  readonly key: (payload: Payload) => string;
  /** A worker that gives no sign of life for so long is taken for dead, and its job given to another. */
  readonly heartbeatSeconds: number;
  /** Longest that one try may take, alive or not. */
  readonly timeoutSeconds: number;
}

/** Declares a job. */
export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}
