import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { markPatches } from "../../bin/evaluation/mark-patches.ts";

async function setOf(shows: readonly string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "giqa-set-"));
  const photo = { photo: "demo/cat.jpg", part: "work", shows };
  await writeFile(path.join(folder, "photos.json"), JSON.stringify([photo]));

  return folder;
}

/** All but what is asked of light and of blocks, so that little has to be made. */
const MOST_OF_IT = ["dark", "soft", "noisy", "flat", "dull", "vivid"];

describe("marking patches", () => {
  it("gives the same rows for the same seed, and others for another", async () => {
    const set = await setOf(MOST_OF_IT);
    const rows = await markPatches(set, "one");
    expect(await markPatches(set, "one")).toEqual(rows);
    expect(await markPatches(set, "two")).not.toEqual(rows);
  });

  it("asks of each quality once where the answer is yes and once where it is no, of one patch", async () => {
    const rows = await markPatches(await setOf(MOST_OF_IT), "one");
    for (const pair of Map.groupBy(rows, ({ quality }) => quality).values()) {
      expect(pair.map(({ answer }) => answer)).toEqual(["yes", "no"]);
      expect(pair[0]?.box).toEqual(pair[1]?.box);
    }
  });

  it("asks nothing of what a photo shows by itself", async () => {
    const rows = await markPatches(await setOf(MOST_OF_IT), "one");
    const asked = new Set(rows.map(({ quality }) => quality));
    expect(asked).toContain("overexposed");
    for (const quality of ["dark", "sharp", "noisy", "low contrast", "dull"]) expect(asked).not.toContain(quality);
  });
});
