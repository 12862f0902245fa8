import { seededRandom, seedOf, shuffled } from "./seeded-random.ts";
import type { QuestionKind } from "./taxonomy.ts";

/** What balancing needs to know of a question. */
export interface Balanced {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly answer: string;
}

type Share = "yes" | "no" | "open";

export interface Balance<Question extends Balanced> {
  /** As many binary as open, as many Yes as No; in the order given. */
  readonly chosen: readonly Question[];
  /** How many there were of each share, and how many were taken. */
  readonly counts: { readonly [share in Share]: { readonly had: number; readonly took: number } };
  /** The shares that ran out first and so set the size; none where nothing is left out. */
  readonly short: readonly Share[];
}

/**
 * The largest balanced choice (paper §3.3, Fig. 5): Yes = No, binary = open. Which are taken is drawn by the seed and
 * the questions' ids alone, so their order does not matter.
 */
export function balance<Question extends Balanced>(pool: readonly Question[], seed: number): Balance<Question> {
  const shares = { yes: of(pool, "yes"), no: of(pool, "no"), open: of(pool, "open") };
  const each = Math.min(shares.yes.length, shares.no.length, Math.floor(shares.open.length / 2));
  const wanted = { yes: each, no: each, open: 2 * each };
  const names = ["yes", "no", "open"] as const;
  const taken = new Set(names.flatMap((share) => drawn(shares[share], wanted[share], `${seed}:${share}`)));
  const count = (share: Share) => ({ had: shares[share].length, took: wanted[share] });
  const isLeft = names.some((share) => shares[share].length > wanted[share]);

  return {
    chosen: pool.filter(({ id }) => taken.has(id)),
    counts: { yes: count("yes"), no: count("no"), open: count("open") },
    short: isLeft ? names.filter((share) => shares[share].length < wanted[share] + (share === "open" ? 2 : 1)) : [],
  };
}

function of<Question extends Balanced>(pool: readonly Question[], share: Share): Question[] {
  return pool.filter((question) => shareOf(question) === share);
}

function shareOf({ kind, answer }: Balanced): Share {
  if (kind !== "binary") return "open";

  return /^yes\b/i.test(answer.trim()) ? "yes" : "no";
}

function drawn(questions: readonly Balanced[], count: number, seed: string): string[] {
  const ids = questions.map(({ id }) => id).sort();

  return shuffled(ids, seededRandom(seedOf(seed))).slice(0, count);
}
