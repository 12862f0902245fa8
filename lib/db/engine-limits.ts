import { randomUUID } from "node:crypto";
import type { Db } from "./client.ts";
import { holdOff, takeTurn } from "./engine-pace.ts";
import { giveSlotBack, renewSlot, takeSlot } from "./engine-slots.ts";

/** What holds engines' limits over all processes that share this database. */
export function engineLimits(db: Db) {
  return {
    takeSlot: async (engine: string, of: { slots: number; leaseSeconds: number }) => {
      const held = await takeSlot(db, { engine, holder: randomUUID() }, of);

      return (
        held && {
          renew: (leaseSeconds: number) => renewSlot(db, held, leaseSeconds),
          giveBack: () => giveSlotBack(db, held),
        }
      );
    },
    takeTurn: (engine: string, pace: { everySeconds: number; most: number }) => takeTurn(db, engine, pace),
    holdOff: (engine: string, seconds: number) => holdOff(db, engine, seconds),
  };
}
