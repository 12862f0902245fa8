import type { Db } from "./client.ts";

/** One of an engine's slots, and who holds it. */
export interface HeldSlot {
  readonly engine: string;
  readonly number: number;
  readonly holder: string;
}

/**
 * Takes a free slot of so many, over all processes, for so long; null: all are held. By the database's clock: a holder
 * that dies keeps its slot until the lease runs out, and no longer.
 */
export async function takeSlot(
  db: Db,
  { engine, holder }: Omit<HeldSlot, "number">,
  { slots, leaseSeconds }: { slots: number; leaseSeconds: number },
): Promise<HeldSlot | null> {
  const [row] = await db.$queryRaw<{ number: number }[]>`
    INSERT INTO engine_slot AS held (engine, number, holder, expires_at)
    SELECT ${engine}, free.number, ${holder}::uuid, clock_timestamp() + ${leaseSeconds} * interval '1 second'
    FROM generate_series(1, ${slots}::int) AS free (number)
    WHERE NOT EXISTS (SELECT 1 FROM engine_slot AS one WHERE one.engine = ${engine}
      AND one.number = free.number AND one.expires_at > clock_timestamp())
    ORDER BY random() LIMIT 1
    ON CONFLICT (engine, number) DO UPDATE SET holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at
      WHERE held.expires_at <= clock_timestamp()
    RETURNING number`;

  return row ? { engine, holder, number: row.number } : null;
}

/** Holds on to a slot for so long again; false where its lease ran out and another has it. */
export async function renewSlot(db: Db, { engine, number, holder }: HeldSlot, leaseSeconds: number): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE engine_slot SET expires_at = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    WHERE engine = ${engine} AND number = ${number} AND holder = ${holder}::uuid`;

  return renewed === 1;
}

/** Gives a slot back. */
export async function giveSlotBack(db: Db, { engine, number, holder }: HeldSlot): Promise<void> {
  await db.engineSlot.deleteMany({ where: { engine, number, holder } });
}
