import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openPicture } from "#lib/imaging/picture.ts";
import type { Pixels } from "#lib/pipeline/ports.ts";
import { oracle } from "#lib/testing/oracle.ts";
import { openBrisque } from "./brisque.ts";
import { brisqueFeatures } from "./brisque-features.ts";

interface Score {
  readonly opencv: number;
  readonly gray_sha256: string;
  readonly features: readonly number[];
}
interface BrisqueFile {
  readonly synthetic: readonly (Score & { name: string; rule: string; width: number; height: number; seed: number })[];
  readonly photos: readonly { file: string; variants: { clean: Score } }[];
}

const file = oracle<BrisqueFile>("brisque.json");
const brisque = await openBrisque(path.resolve("assets/weights/brisque"));
const photos = path.resolve("assets/demo/images/demo");

/** One value a pixel, as the picture that has it in all three channels. */
function grey(values: readonly number[], width: number): Pixels {
  return {
    data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
    width,
    height: values.length / width,
  };
}

function noise(count: number, seed: number): number[] {
  let state = seed;

  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

function smooth(values: readonly number[], width: number): number[] {
  const height = values.length / width;
  const at = (row: number, column: number) =>
    values[Math.min(Math.max(row, 0), height - 1) * width + Math.min(Math.max(column, 0), width - 1)] ?? 0;

  return values.map((_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    let sum = 0;
    for (const down of [-1, 0, 1]) for (const right of [-1, 0, 1]) sum += at(row + down, column + right);
    return Math.floor(sum / 9);
  });
}

function gradient(width: number, height: number): number[] {
  return Array.from({ length: width * height }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    return Math.floor((128 * row) / height) + Math.floor((127 * column) / width);
  });
}

type Synthetic = BrisqueFile["synthetic"][number];

const RULES: Readonly<Record<string, (one: Synthetic) => number[]>> = {
  noise: ({ width, height, seed }) => noise(width * height, seed),
  "smooth(smooth(noise))": ({ width, height, seed }) => smooth(smooth(noise(width * height, seed), width), width),
  "gradient + noise // 16": ({ width, height, seed }) =>
    sum(
      gradient(width, height),
      noise(width * height, seed).map((value) => value >> 4),
    ),
  "(gradient + smooth(noise)) // 2": ({ width, height, seed }) =>
    sum(gradient(width, height), smooth(noise(width * height, seed), width)).map((value) => value >> 1),
};

function sum(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value + (b[i] ?? 0));
}

describe("BRISQUE", () => {
  it.each(file.synthetic.filter(({ rule }) => RULES[rule]))("scores $name as OpenCV does", (one) => {
    const values = RULES[one.rule]?.(one) ?? [];
    expect(createHash("sha256").update(Uint8Array.from(values)).digest("hex")).toBe(one.gray_sha256);
    const pixels = grey(values, one.width);
    for (const [i, value] of brisqueFeatures(pixels).entries()) expect(value).toBeCloseTo(one.features[i] ?? 0, 3);
    expect(Math.abs((brisque(pixels) ?? Number.NaN) - one.opencv)).toBeLessThan(0.05);
  });

  it.each(file.photos)(
    "scores $file as OpenCV does, to a twentieth of a point",
    async ({ file: name, variants }) => {
      const picture = await openPicture(await readFile(path.join(photos, name)), { sha256: "" });
      const pixels = await picture.crop({ x1: 0, y1: 0, x2: picture.size.width, y2: picture.size.height });
      expect(Math.abs((brisque(pixels) ?? Number.NaN) - variants.clean.opencv)).toBeLessThan(0.05);
    },
    60_000,
  );

  it("says nothing of a flat picture, which the formula would call the best", () => {
    expect(brisque(grey(Array(128 * 128).fill(90), 128))).toBeNull();
  });
});
