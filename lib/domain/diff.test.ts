import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { act, changesOf, someAnnotation } from "#lib/testing/random-changes.ts";
import { flawOf } from "./annotation-flaw.ts";
import { apply, Diff, diffBetween, EMPTY_DIFF, invert, isEmptyDiff } from "./diff.ts";
import { rebase } from "./rebase.ts";
import { squash } from "./squash.ts";
import { DiffDoesNotApply } from "./text-edit.ts";

const acts = fc.array(act, { maxLength: 12 });
const start = someAnnotation();
const image = { width: 1000, height: 1000 };

describe("a change of an annotation", () => {
  it("is taken back by its inverse, step by step and as one", () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { diffs, end } = changesOf(start, all);
        expect(diffs.toReversed().map(invert).reduce(apply, end)).toEqual(start);
        expect(apply(end, invert(diffs.reduce(squash, EMPTY_DIFF)))).toEqual(start);
      }),
      { numRuns: 1000 },
    );
  });

  it("joined from steps leads where the steps lead, however they are joined", () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { diffs, end } = changesOf(start, all);
        expect(apply(start, diffs.reduce(squash, EMPTY_DIFF))).toEqual(end);
        expect(
          apply(
            start,
            diffs.reduceRight((later, one) => squash(one, later), EMPTY_DIFF),
          ),
        ).toEqual(end);
      }),
      { numRuns: 1000 },
    );
  });

  it("survives being sent and read back", () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { diffs } = changesOf(start, all);
        expect(diffs.map((diff) => Diff.parse(JSON.parse(JSON.stringify(diff))))).toEqual(diffs);
      }),
    );
  });

  it("is refused whole on another state", () => {
    const diff = diffBetween(start, { ...start, overall: 3 }, []);
    expect(() => apply({ ...start, overall: 5 }, diff)).toThrow(DiffDoesNotApply);
    expect(() => apply(apply(start, diff), diff)).toThrow(DiffDoesNotApply);
    const region = Object.values(start.regions)[0];
    if (!region) throw new Error("a region is wanted");
    const { [region.id]: _gone, ...regions } = start.regions;
    const without = { ...start, regions, mentions: {} };
    expect(() => apply(without, diffBetween(start, without, []))).toThrow(DiffDoesNotApply);
  });

  it("between equal states is empty", () => {
    expect(isEmptyDiff(diffBetween(start, structuredClone(start), []))).toBe(true);
  });
});

describe("a change rebased on another's", () => {
  it("applies to the other's state and breaks no law", () => {
    fc.assert(
      fc.property(acts, acts, (one, other) => {
        const mine = changesOf(start, one).diffs.reduce(squash, EMPTY_DIFF);
        const theirs = changesOf(start, other);
        const { diff, bridge } = rebase({ base: start, mine, theirs: theirs.diffs.reduce(squash, EMPTY_DIFF) });
        const both = apply(theirs.end, diff);
        expect(apply(apply(start, mine), bridge)).toEqual(both);
        expect(flawOf(both, image)).toBeNull();
        expect(apply(both, invert(diff))).toEqual(theirs.end);
      }),
      { numRuns: 1000 },
    );
  });

  it("on nothing is the same change", () => {
    fc.assert(
      fc.property(acts, (one) => {
        const { diffs, end } = changesOf(start, one);
        const { diff, conflicts } = rebase({ base: start, mine: diffs.reduce(squash, EMPTY_DIFF), theirs: EMPTY_DIFF });
        expect(apply(start, diff)).toEqual(end);
        expect(conflicts).toEqual([]);
      }),
    );
  });

  it("keeps both's words, both's fields, and says where both changed one thing", () => {
    const [tower] = Object.values(start.mentions);
    if (!tower) throw new Error("a mention is wanted");
    const put = (set: object) => ({ ...start, mentions: { ...start.mentions, [tower.id]: { ...tower, ...set } } });
    const mine = diffBetween(start, { ...put({ quality: "clear" }), overall: 4 }, []);
    const theirs = diffBetween(start, { ...put({ effect: "positive" }), overall: 2 }, []);
    const { diff, conflicts } = rebase({ base: start, mine, theirs });
    const both = apply(apply(start, theirs), diff);
    expect(both.mentions[tower.id]).toMatchObject({ quality: "clear", effect: "positive" });
    expect(both.overall).toBe(4);
    expect(conflicts).toEqual([{ what: "overall", id: null, field: null, winner: "mine" }]);
  });
});
