/** One line of the bench: ours, what it is held against, and their ratio, all of one run. */
export interface Figure {
  /** Row of the list of goals, and what is measured. */
  readonly row: string;
  readonly unit: string;
  readonly ours: number;
  /** The peer or limit that was run beside it; null: a figure alone. */
  readonly against: { readonly name: string; readonly value: number } | null;
  /** `ours / against`. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean | null;
  /** What else was measured. */
  readonly details: Readonly<Record<string, number | string>>;
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);

  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();

  return performance.now() - from;
}

/** Rounded so that a file is read with ease. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
