import path from "node:path";
import { describe, expect, it } from "vitest";
import { askedIn } from "./asked-quality.ts";
import { openLexicon } from "./lexicon.ts";

const lexicon = await openLexicon(path.resolve("assets/lexicons"));
const asked = (quality: string) => askedIn(quality, lexicon);

describe("what words ask of a patch", () => {
  it.each([
    ["sharp", "not seen", ["blur"]],
    ["out of focus", "seen", ["blur"]],
    ["not sharp", "seen", ["blur"]],
    ["noisy", "seen", ["noise"]],
    ["noise-free", "not seen", ["noise"]],
    ["underexposed", "seen", ["dark"]],
    ["too bright", "seen", ["bright"]],
    ["bright", "not seen", ["dark"]],
    ["well exposed", "not seen", ["dark", "bright"]],
    ["low contrast", "seen", ["flat"]],
    ["good contrast", "not seen", ["flat"]],
    ["vivid", "not seen", ["dull"]],
    ["oversaturated", "seen", ["gaudy"]],
    ["pixelated", "seen", ["pixels"]],
    ["compressed", "seen", ["blocks", "pixels"]],
    ["oversharpened", "seen", ["sharpening"]],
  ])("%s: %s is %j", (quality, wanted, flaws) => {
    const [first] = asked(quality);
    expect(first).toMatchObject({ wanted, flaws, isOfAll: false });
  });

  it("is the whole where they name no side of it", () => {
    for (const quality of ["good", "poor", "appetizing"]) expect(asked(quality)).toMatchObject([{ isOfAll: true }]);
  });

  it("is a side alone where they name one and praise it too", () => {
    expect(asked("good sharpness").every(({ isOfAll }) => !isOfAll)).toBe(true);
  });
});
