import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import { openGroundingDino } from "./detector.ts";

const FOLDER = path.resolve("lib/testing/fixtures/grounding-dino");
const dino = await openGroundingDino(FOLDER);
afterAll(() => dino.close());
const detector = dino.boxes({ name: "grounding-dino", model: "colour fixture", revision: "1" });
const { signal } = new AbortController();

interface Rectangle {
  readonly box: Box;
  readonly colour: readonly [number, number, number];
}
const RED = [230, 20, 20] as const;
const BLUE = [20, 20, 230] as const;

/** Coloured rectangles on grey. */
function pictureOf(size: Size, rectangles: readonly Rectangle[]): Picture {
  const { width } = size;
  const at = (x: number, y: number) =>
    rectangles.findLast(({ box }) => x >= box.x1 && x < box.x2 && y >= box.y1 && y < box.y2)?.colour ?? [128, 128, 128];
  const crop = async (): Promise<Pixels> => {
    const data = new Uint8Array(3 * width * size.height);
    for (let i = 0; i < width * size.height; i++) data.set(at(i % width, Math.floor(i / width)), 3 * i);

    return { data, ...size };
  };
  const never = async () => expect.fail("not asked for");

  return { size, sha256: "", stretched: never, crop, encodedCrop: never, fitted: never };
}

const size = { width: 1200, height: 700 };
const red = { box: { x1: 100, y1: 80, x2: 300, y2: 380 }, colour: RED };
const small = { box: { x1: 700, y1: 400, x2: 760, y2: 460 }, colour: RED };
const blue = { box: { x1: 800, y1: 100, x2: 1100, y2: 300 }, colour: BLUE };
const found = (phrase: string, thresholds = { box: 0.3, text: 0.25 }) =>
  detector.detect(pictureOf(size, [red, small, blue]), phrase, thresholds, signal);
const all = async (phrases: readonly string[]) =>
  (await detector.detectTogether?.(pictureOf(size, [red, small, blue]), phrases, { box: 0.3, text: 0.25 }, signal)) ??
  [];

function expectNear(box: Box | undefined, drawn: Box) {
  for (const side of ["x1", "y1", "x2", "y2"] as const)
    expect(Math.abs((box?.[side] ?? -99) - drawn[side])).toBeLessThan(2);
}

describe("the engine for Grounding DINO", () => {
  it("finds each rectangle by its phrase, to the pixel's rounding", async () => {
    const [first, second, ...rest] = await found("the red tower.");
    expectNear(first?.box, red.box);
    expectNear(second?.box, small.box);
    expect(rest).toEqual([]);
    const [ball] = await found("Blue ball");
    expectNear(ball?.box, blue.box);
  });

  it("gives the highest score first, none under the box threshold, and none whose words are under the other", async () => {
    const scores = (await found("red")).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(await found("red", { box: 0.95, text: 0.25 })).toEqual([]);
    expect(await found("red", { box: 0.3, text: 0.99 })).toEqual([]);
    expect(await found("ancient tower")).toEqual([]);
  });

  it("asked several phrases in one text gives each its own boxes, as if they were asked one by one", async () => {
    const phrases = ["the red tower.", "", "blue ball.", "ancient tower.", "old blue red thing."];
    const together = await all(phrases);
    expect(together.map((boxes) => boxes.length)).toEqual([2, 0, 1, 0, 3]);
    for (const [at, phrase] of phrases.entries()) expect(together[at]).toEqual(await found(phrase));
  });

  it("asks what one text cannot hold in several, and loses no phrase", async () => {
    const phrases = Array.from({ length: 120 }, (_, n) => (n % 2 === 0 ? `red tower number ${n}.` : `blue ball ${n}.`));
    const together = await all(phrases);
    expect(together.map((boxes) => boxes.length)).toEqual(phrases.map((phrase) => (phrase.startsWith("red") ? 2 : 1)));
  });

  it("keeps boxes on the picture", async () => {
    const edge = { box: { x1: 0, y1: 0, x2: 1200, y2: 60 }, colour: BLUE };
    const [box] = await detector.detect(pictureOf(size, [edge]), "blue", { box: 0.3, text: 0.25 }, signal);
    expect(box?.box.x1).toBeGreaterThanOrEqual(0);
    expect(box?.box.x2).toBeLessThanOrEqual(1200);
  });

  it("takes a phrase of any length and kind", async () => {
    for (const phrase of ["", "天空", "😀", "very ".repeat(400)]) expect(await found(phrase)).toBeInstanceOf(Array);
  });

  it("refuses a graph that does not fit its preprocessor, and says what is missing", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "giqa-dino-"));
    await expect(openGroundingDino(folder)).rejects.toThrow("tokenizer.json");
    await cp(FOLDER, folder, { recursive: true });
    const config = path.join(folder, "preprocessor_config.json");
    const told = (await readFile(config, "utf8")).replaceAll("800", "640");
    await writeFile(config, told);
    await expect(openGroundingDino(folder)).rejects.toThrow("takes 800 × 800 pixels");
  });
});
