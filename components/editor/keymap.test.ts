import { describe, expect, it } from "vitest";
import { KEYMAP, keyLines } from "./keymap.ts";

const keys = KEYMAP.flatMap((binding) => binding.keys);
/** What browsers and input methods keep for themselves. */
const TAKEN = /^Ctrl\+[twnrl]$|^Alt\+Arrow|^Ctrl\+ $|^F\d+$/i;

describe("the keys", () => {
  it("do one thing each", () => {
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("take none from the browser or an input method", () => {
    expect(keys.filter((key) => TAKEN.test(key))).toEqual([]);
  });

  it("stand in the help, all of them, as on a keyboard", () => {
    const printed = keyLines().map((line) => line.keys);

    expect(printed).toContain("Ctrl+Z");
    expect(printed).toContain("← → ↑ ↓");
    expect(printed).toContain("1 2 3 4 5");
    expect(printed).toContain("+ or =");
    expect(keyLines().every(({ words }) => words !== "")).toBe(true);
  });
});
