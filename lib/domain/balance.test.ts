import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Balanced, balance } from "./balance.ts";

const question = (id: string, kind: Balanced["kind"], answer: string): Balanced => ({ id, kind, answer });
const many = (count: number, kind: Balanced["kind"], answer: string) =>
  Array.from({ length: count }, (_, n) => question(`${kind}-${answer}-${n}`, kind, answer));

const pool = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(30))
  .map(([yes, no, open]) => [...many(yes, "binary", "Yes."), ...many(no, "binary", "No"), ...many(open, "why", "Dim")]);

describe("balancing", () => {
  it("takes as many Yes as No, as many binary as open, and as many as there can be", () => {
    fc.assert(
      fc.property(pool, fc.nat(), (all, seed) => {
        const { chosen, counts, short } = balance(all, seed);
        const { yes, no, open } = counts;
        expect(yes.took).toBe(no.took);
        expect(open.took).toBe(yes.took + no.took);
        expect(chosen).toHaveLength(yes.took + no.took + open.took);
        expect(yes.took).toBe(Math.min(yes.had, no.had, Math.floor(open.had / 2)));
        if (chosen.length < all.length) expect(short.length).toBeGreaterThan(0);
      }),
    );
  });

  it("says which share was short", () => {
    const all = [...many(10, "binary", "Yes"), ...many(4, "binary", "No"), ...many(30, "how", "Soft")];
    const { counts, short } = balance(all, 1);
    expect(counts).toEqual({ yes: { had: 10, took: 4 }, no: { had: 4, took: 4 }, open: { had: 30, took: 8 } });
    expect(short).toEqual(["no"]);
    expect(balance(all.slice(0, 10), 1).short).toEqual(["no", "open"]);
  });

  it("is drawn by the seed and the ids alone", () => {
    fc.assert(
      fc.property(pool, fc.nat(), (all, seed) => {
        const ids = (one: readonly Balanced[]) => one.map(({ id }) => id).sort();
        expect(ids(balance(all.toReversed(), seed).chosen)).toEqual(ids(balance(all, seed).chosen));
      }),
    );
    const all = [...many(100, "binary", "Yes"), ...many(5, "binary", "No"), ...many(100, "how", "Soft")];
    expect(balance(all, 1).chosen).not.toEqual(balance(all, 2).chosen);
  });
});
