import type { Db } from "./client.ts";

/**
 * Takes the engine's next turn, over all processes: a bucket of one token that fills at the given pace. Answers in how
 * many seconds the turn comes; one that is farther than `most` is not taken.
 */
export async function takeTurn(
  db: Db,
  engine: string,
  { everySeconds, most }: { everySeconds: number; most: number },
): Promise<{ inSeconds: number; taken: boolean }> {
  const [taken] = await db.$queryRaw<{ seconds: number }[]>`
    INSERT INTO engine_pace AS pace (engine, next_at)
    VALUES (${engine}, clock_timestamp() + ${everySeconds} * interval '1 second')
    ON CONFLICT (engine) DO UPDATE SET
      next_at = greatest(pace.next_at, clock_timestamp()) + ${everySeconds} * interval '1 second'
      WHERE pace.next_at <= clock_timestamp() + ${most} * interval '1 second'
    RETURNING extract(epoch FROM next_at - ${everySeconds} * interval '1 second' - clock_timestamp())::float8 AS seconds`;
  if (taken) return { inSeconds: Math.max(0, taken.seconds), taken: true };
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM next_at - clock_timestamp())::float8 AS seconds FROM engine_pace WHERE engine = ${engine}`;

  return { inSeconds: Math.max(0, row?.seconds ?? 0), taken: false };
}

/** Nobody asks the engine for so long: it said so. */
export async function holdOff(db: Db, engine: string, seconds: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO engine_pace AS pace (engine, next_at)
    VALUES (${engine}, clock_timestamp() + ${seconds} * interval '1 second')
    ON CONFLICT (engine) DO UPDATE SET next_at = greatest(pace.next_at, EXCLUDED.next_at)`;
}
