import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SaidPhrase, scoreTags, tagErrors } from "./tag-score.ts";

const said = (from: number, to: number, effect: SaidPhrase["effect"] = "positive"): SaidPhrase => ({
  span: { from, to },
  effect,
});
const phrases = fc.array(
  fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.constantFrom("positive", "negative"))
    .map(([from, length, effect]) => said(from, from + length, effect as SaidPhrase["effect"])),
  { maxLength: 8 },
);

describe("the score of tags", () => {
  it("is whole for what was marked itself, and nothing for nothing", () => {
    fc.assert(
      fc.property(phrases, (marked) => {
        const score = scoreTags([{ marked, found: marked }]);
        expect(score.right).toBe(score.marked);
        expect(score.exact).toBe(score.marked);
        expect(scoreTags([{ marked, found: [] }])).toMatchObject({ right: 0, found: 0, precision: null });
      }),
    );
  });

  it("takes each phrase once: right is never more than marked or found, and the errors are the rest", () => {
    fc.assert(
      fc.property(phrases, phrases, (marked, found) => {
        const score = scoreTags([{ marked, found }]);
        const { missed, wrong } = tagErrors({ marked, found });
        expect(score.right + missed.length).toBe(score.marked);
        expect(score.right + wrong.length).toBe(score.found);
      }),
    );
  });

  it("wants half of the shorter span and the same effect", () => {
    expect(scoreTags([{ marked: [said(0, 10)], found: [said(5, 30)] }]).right).toBe(1);
    expect(scoreTags([{ marked: [said(0, 10)], found: [said(6, 30)] }]).right).toBe(0);
    expect(scoreTags([{ marked: [said(0, 10)], found: [said(0, 10, "negative")] }]).right).toBe(0);
  });

  it("adds up over texts", () => {
    const score = scoreTags([
      { marked: [said(0, 4)], found: [said(0, 4), said(9, 12)] },
      { marked: [said(0, 4), said(9, 12)], found: [said(9, 12)] },
    ]);
    expect(score).toMatchObject({ marked: 3, found: 3, right: 2, precision: 2 / 3, recall: 2 / 3 });
  });
});
