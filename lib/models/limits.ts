/** One of an engine's slots over all workers, held until it is given back or its lease runs out. */
export interface Slot {
  /** False where the lease ran out and another holds it. */
  renew(leaseSeconds: number): Promise<boolean>;
  giveBack(): Promise<void>;
}

/** What holds an engine's limits over all workers. `lib/db` fills it by shape. */
export interface Limits {
  /** A slot of so many; null: all are held. */
  takeSlot(engine: string, of: { slots: number; leaseSeconds: number }): Promise<Slot | null>;
  /** In how many seconds the engine may be asked; one that comes later than `most` is not taken. */
  takeTurn(
    engine: string,
    pace: { everySeconds: number; most: number },
  ): Promise<{ inSeconds: number; taken: boolean }>;
  /** Nobody asks the engine for so long. */
  holdOff(engine: string, seconds: number): Promise<void>;
}
