import type { Transaction } from "./transaction.ts";

/** Attempts so far, and when they are forgotten. */
export interface Attempts {
  readonly count: number;
  readonly windowEnds: Date;
}

/** Counts one more attempt under the key and answers how many the window holds; processes at once count right. */
export async function countAttempt(
  tx: Transaction,
  key: string,
  { now, windowMinutes }: { now: Date; windowMinutes: number },
): Promise<Attempts> {
  const ends = new Date(now.getTime() + windowMinutes * 60_000);
  const [row] = await tx.$queryRaw<Attempts[]>`
    INSERT INTO throttle (key, count, window_ends) VALUES (${key}, 1, ${ends})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN throttle.window_ends <= ${now} THEN 1 ELSE throttle.count + 1 END,
      window_ends = CASE WHEN throttle.window_ends <= ${now} THEN ${ends} ELSE throttle.window_ends END
    RETURNING count, window_ends AS "windowEnds"`;
  if (!row) throw new Error("an attempt was not counted");

  return row;
}

/** Takes back one attempt: it was none. */
export async function takeBackAttempt(tx: Transaction, key: string): Promise<void> {
  await tx.throttle.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}

/** Forgets the attempts under the key. */
export async function forgetAttempts(tx: Transaction, key: string): Promise<void> {
  await tx.throttle.deleteMany({ where: { key } });
}
