import { AsyncLocalStorage } from "node:async_hooks";

/** What an engine counted of its own work. */
export interface Metered {
  readonly seconds: number;
  /** Null: it does not say. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** Null: no price is set. */
  readonly cost: number | null;
}

const open = new AsyncLocalStorage<Metered[]>();

/** Does the work and answers what engines spent within it; null where none of them counts. */
export async function metered<T>(work: () => Promise<T>): Promise<{ value: T; spent: Metered | null }> {
  const spent: Metered[] = [];
  const value = await open.run(spent, work);

  return { value, spent: spent.length === 0 ? null : spent.reduce(together) };
}

/** Says to the work that asked what a call has cost. */
export function spend(metered: Metered): void {
  open.getStore()?.push(metered);
}

function together(one: Metered, other: Metered): Metered {
  const sum = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

  return {
    seconds: one.seconds + other.seconds,
    tokensIn: sum(one.tokensIn, other.tokensIn),
    tokensOut: sum(one.tokensOut, other.tokensOut),
    cost: sum(one.cost, other.cost),
  };
}
