import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "./ids.ts";
import { Measured, ShiftKind, type WhatIf, WhatIfTally } from "./what-if.ts";
import { changedItems, emptyTally, sumOfTallies, type TriedItem, tallyOf } from "./what-if-tally.ts";

const numbers = fc.array(fc.nat(5), { maxLength: 3 });
const whatIf: fc.Arbitrary<WhatIf> = fc.record({
  same: fc.constant([]),
  shifts: fc.array(
    fc.record({
      kind: fc.constantFrom(...ShiftKind.options),
      tag: fc.nat(5),
      before: fc.constant([]),
      after: fc.constant([]),
    }),
    { maxLength: 12 },
  ),
  mentions: fc.record({ gained: numbers, lost: numbers }),
  boxes: fc.record({ before: fc.nat(20), after: fc.nat(20) }),
  measures: fc.array(
    fc.record({
      measured: fc.constantFrom(...Measured.options),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      acts: fc.boolean(),
    }),
  ),
});
const items: fc.Arbitrary<TriedItem[]> = fc.array(
  whatIf.map((one) => ({ id: newId<"Suggestion">(), whatIf: one })),
  { maxLength: 40 },
);

describe("a tally", () => {
  it("that is counted page by page is the one that is counted all at once", () => {
    fc.assert(
      fc.property(items, fc.nat(40), (all, at) => {
        const pages = sumOfTallies(tallyOf(all.slice(0, at)), tallyOf(all.slice(at)));
        expect(pages).toEqual(tallyOf(all));
        expect(sumOfTallies(emptyTally(), pages)).toEqual(pages);
      }),
    );
  });

  it("has every item in one bar by its changes, and names of each bar the first", () => {
    fc.assert(
      fc.property(items, (all) => {
        const tally = tallyOf(all);
        expect(tally.byCount.reduce((sum, bar) => sum + bar.items, 0)).toBe(all.length);
        expect(changedItems(tally)).toBe(all.filter(({ whatIf: { shifts } }) => shifts.length > 0).length);
        const bars = [...tally.byCount, ...Object.values(tally.byKind), ...Object.values(tally.measures).flat()];
        for (const { items: inBar, first } of bars) expect(first).toHaveLength(Math.min(24, inBar));
        expect(WhatIfTally.parse(tally)).toEqual(tally);
      }),
      { numRuns: 25 },
    );
  });

  it("counts every change by its kind, an item once however often it happens there", () => {
    fc.assert(
      fc.property(items, (all) => {
        const { byKind } = tallyOf(all);
        for (const kind of ShiftKind.options) {
          const inItem = all.map(({ whatIf: { shifts } }) => shifts.filter((one) => one.kind === kind).length);
          expect(byKind[kind].count).toBe(inItem.reduce((sum, n) => sum + n, 0));
          expect(byKind[kind].items).toBe(inItem.filter((n) => n > 0).length);
        }
      }),
    );
  });
});
