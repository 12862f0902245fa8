import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { dq495k } from "#lib/formats/dq-495k.ts";
import { distort } from "./distort.ts";

const DEMO = JSON.parse(readFileSync("assets/demo/dq-495k.json", "utf8")) as { image_A: string }[];
const photo = readFileSync("assets/demo/images/demo/coffee.jpg");
const NAMES = [
  "blur_gaussian",
  "blur_motion",
  "noise_gaussian_RGB",
  "noise_impulse",
  "compression_jpeg",
  "brightness_brighten_shfit_HSV",
  "brightness_darken_shfit_HSV",
  "contrast_weaken_scale",
  "contrast_strengthen_scale",
  "saturate_weaken_HSV",
  "saturate_strengthen_HSV",
  "oversharpen",
  "pixelate",
];

async function pixels(png: Buffer): Promise<Buffer> {
  return sharp(png).raw().toBuffer();
}

function distance(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

async function made(name: string, severity: number): Promise<Buffer> {
  return pixels(await distort(photo, [{ class: "any", name, severity, scale: 5 }], "coffee_1"));
}

describe("a distortion", () => {
  it.each(NAMES)("moves the pixels further the more severe it is: %s", async (name) => {
    const clean = await pixels(await distort(photo, [], "coffee_1"));
    const [slight, worst] = [await made(name, 1), await made(name, 5)];

    expect(distance(clean, slight)).toBeGreaterThan(0);
    expect(distance(clean, worst)).toBeGreaterThan(distance(clean, slight));
  });

  it("is the same each time for one seed, and another for another", async () => {
    const noise = [{ class: "noise", name: "noise_gaussian_RGB", severity: 2, scale: 3 } as const];

    expect(await distort(photo, noise, "a")).toEqual(await distort(photo, noise, "a"));
    expect(await distort(photo, noise, "a")).not.toEqual(await distort(photo, noise, "b"));
  });

  it("is refused by a name or a severity that is not known", async () => {
    await expect(distort(photo, [{ class: "x", name: "x", severity: 1, scale: 5 }], "a")).rejects.toThrow("named x");
    await expect(made("pixelate", 6)).rejects.toThrow("severity 6");
  });

  it.each(DEMO)("made the demo's $image_A", async (row) => {
    const reading = dq495k.read(row);
    if (!("value" in reading)) throw new Error(JSON.stringify(reading));
    const { externalId, imagePath, distortions } = reading.value;
    const clean = readFileSync(`assets/demo/images/demo/${externalId.replace(/_\d+$/, "")}.jpg`);
    const again = await pixels(await distort(clean, distortions, externalId));

    expect(distance(again, await pixels(readFileSync(`assets/demo/images/${imagePath}`)))).toBeLessThan(1);
  });
});
