import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#lib/domain/refusal.ts";
import { thresholdsOf } from "./explain.ts";
import { shippedRecipe } from "./recipes.ts";
import { changesOf, thresholdsIn, thresholdsTried, WrittenChanges } from "./tried-thresholds.ts";

const embedded = shippedRecipe("embedded") ?? expect.fail();
const rawBox = shippedRecipe("raw-box") ?? expect.fail();
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

describe("thresholds that are tried", () => {
  it("come back from an address as they were put into it", () => {
    const tried = fc.record({
      boxThreshold: share.filter((value) => value >= embedded.boxThreshold),
      textThreshold: share.filter((value) => value >= embedded.textThreshold),
      yesFrom: fc.option(share),
      merge: fc.option(fc.record({ areaShare: share, coverage: share })),
    });
    fc.assert(
      fc.property(tried, (thresholds) => {
        const written = JSON.stringify(changesOf(embedded, thresholds));
        expect(thresholdsIn(embedded, written)).toEqual(thresholds);
        expect(thresholdsTried(embedded, WrittenChanges.parse(written))).toEqual(thresholds);
      }),
    );
  });

  it("are the recipe's own where nothing is said", () => {
    for (const recipe of [embedded, rawBox]) {
      expect(thresholdsTried(recipe, {})).toEqual(thresholdsOf(recipe));
      expect(changesOf(recipe, thresholdsOf(recipe))).toEqual({});
    }
  });

  it.each([
    [embedded, { boxThreshold: 0.1 }, "boxThreshold"],
    [embedded, { textThreshold: 0.1 }, "textThreshold"],
    [rawBox, { yesFrom: 0.5 }, "yesFrom"],
  ])("are refused where no kept answer can tell", (recipe, changes, field) => {
    expect(() => thresholdsTried(recipe, changes)).toThrow(Refusal);
    expect(() => thresholdsTried(recipe, changes)).toThrow(
      expect.objectContaining({ parameters: expect.objectContaining({ field }) }),
    );
  });

  it.each(["{", "[]", "7", '{"boxThreshold": 2}', '{"boxThreshold": 0.1}', '{"seed": 3}', "", undefined])(
    "are the recipe's own where an address says %s",
    (written) => {
      expect(thresholdsIn(embedded, written)).toEqual(thresholdsOf(embedded));
    },
  );
});
