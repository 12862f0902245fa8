import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EVALUATION_FILES } from "#lib/formats/evaluation-set.ts";

const rows = async (kind: string) =>
  JSON.parse(await readFile(path.resolve("assets/evaluation", `${kind}.json`), "utf8"));
const patches = EVALUATION_FILES.patches.parse(await rows("patches"));
const phrases = EVALUATION_FILES.boxes.parse(await rows("boxes"));

describe("the patches of the evaluation set", () => {
  it("ask of each quality as often what is true as what is not, and of at least ten qualities", () => {
    const qualities = Map.groupBy(patches, ({ quality }) => quality);
    expect(qualities.size).toBeGreaterThanOrEqual(10);
    for (const some of qualities.values())
      expect(some.filter(({ answer }) => answer === "yes")).toHaveLength(some.length / 2);
  });

  it("put photos aside whole: none is in both parts, and those aside are two in five at least", () => {
    const photosOf = (part: string) => new Set(patches.filter((row) => row.part === part).map(({ photo }) => photo));
    const [work, aside] = [photosOf("work"), photosOf("held-out")];
    expect([...work].filter((photo) => aside.has(photo))).toEqual([]);
    expect(aside.size).toBeGreaterThanOrEqual(0.4 * (work.size + aside.size));
  });

  it("call no distortion truth that is too slight to be seen", () => {
    for (const { distortions } of patches)
      for (const { severity } of distortions) expect(severity).toBeGreaterThanOrEqual(2);
  });
});

describe("the boxes of the evaluation set", () => {
  it("are drawn on photos that are there, corners in order", () => {
    for (const { photo, boxes } of phrases) {
      expect(existsSync(path.resolve("assets/demo/images", photo))).toBe(true);
      for (const [x1, y1, x2, y2] of boxes) expect(x1 < x2 && y1 < y2).toBe(true);
    }
  });
});
