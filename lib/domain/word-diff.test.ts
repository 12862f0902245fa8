import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "./word-diff.ts";

const text = fc
  .array(fc.constantFrom("a", "b", " ", "[a](<1, 2>)", "[", "\n", "é"), { maxLength: 14 })
  .map((parts) => parts.join(""));

describe("the difference of two texts", () => {
  it("joins to either text, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const parts = wordDiff(one, other);
        const without = (side: "one" | "other") => parts.filter((part) => part.in !== side).map((part) => part.text);
        expect(without("other").join("")).toBe(one);
        expect(without("one").join("")).toBe(other);
      }),
      { numRuns: 2000 },
    );
  });

  it("is nothing between the same", () => {
    expect(wordDiff("The tower.", "The tower.")).toEqual([{ text: "The tower.", in: "both" }]);
    expect(wordDiff("", "")).toEqual([]);
  });

  it("takes a word with its places as one", () => {
    expect(wordDiff("The [tower](<35, 319>) is sharp.", "The [tower](<35, 318>) is sharp.")).toEqual([
      { text: "The ", in: "both" },
      { text: "[tower](<35, 319>)", in: "one" },
      { text: "[tower](<35, 318>)", in: "other" },
      { text: " is sharp.", in: "both" },
    ]);
  });
});
