import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { distort } from "#lib/imaging/distort.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { openBrisque } from "./brisque.ts";
import { openLexicon } from "./lexicon.ts";
import { embeddedJudge } from "./patch-judge.ts";

const judge = embeddedJudge({
  engine: { name: "embedded", model: "test", revision: "1" },
  brisque: await openBrisque(path.resolve("assets/weights/brisque")),
  lexicon: await openLexicon(path.resolve("assets/lexicons")),
});
const { signal } = new AbortController();
const clean = await readFile(path.resolve("assets/demo/images/demo/honey-bee.jpg"));
const verdict = async (bytes: Buffer, quality: string) => {
  const picture = await openPicture(bytes, { sha256: "" });
  const box = { x1: 60, y1: 40, x2: 200, y2: 200 };

  return judge.judge(picture, box, { quality, text: `Is the image quality ${quality}?` }, signal);
};

describe("the verdict on a patch", () => {
  it.each([
    ["blur_motion", "blurry"],
    ["noise_gaussian_RGB", "noisy"],
    ["noise_impulse", "grainy"],
    ["compression_jpeg", "compression artifacts"],
    ["pixelate", "pixelated"],
    ["brightness_brighten_shfit_HSV", "overexposed"],
    ["brightness_darken_shfit_HSV", "underexposed"],
    ["contrast_weaken_scale", "low contrast"],
    ["saturate_weaken_HSV", "dull"],
    ["oversharpen", "oversharpened"],
  ])("tells %s by what is asked as %s, and does not see it in the clean photo", async (name, quality) => {
    const [before, after] = [
      await distort(clean, [], "seed"),
      await distort(clean, [{ class: "", name, severity: 4, scale: 5 }], "seed"),
    ];
    expect((await verdict(before, quality)).answer).toBe("no");
    expect((await verdict(after, quality)).answer).toBe("yes");
  });

  it("does not take a camera's own blocks, which nobody sees, for artifacts", async () => {
    expect((await verdict(clean, "compression artifacts")).answer).toBe("no");
  });

  it("says of a patch without structure what it can", async () => {
    const flat = await distort(clean, [{ class: "", name: "contrast_weaken_scale", severity: 5, scale: 5 }], "seed");
    const { probability } = await verdict(flat, "good");
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
  });
});
