import { describe, expect, it } from "vitest";
import type { ItemRow } from "#lib/domain/item.ts";
import { corrected, SourceManifest } from "./source-manifest.ts";

const row = (imagePath: string): ItemRow => ({
  externalId: "1",
  imagePath,
  description: "A tower.",
  textOrigin: "human",
  annotator: null,
  source: "unresolved",
  imageGroup: null,
  distortions: [],
  mos: null,
});
const licence = { licence: "CC BY 4.0", redistributable: true };
const manifest = SourceManifest.parse({
  sources: [
    { name: "all", ...licence, paths: ["photos/"] },
    { name: "one", ...licence, paths: ["photos/tower.jpg"] },
  ],
  mos: { "photos/tower.jpg": 3.5 },
});

describe("a source manifest", () => {
  it("names the source of a folder's pictures, and of one of them more exactly", () => {
    expect(corrected(row("photos/cat.jpg"), manifest).source).toBe("all");
    expect(corrected(row("photos/tower.jpg"), manifest)).toMatchObject({ source: "one", mos: 3.5 });
  });

  it("leaves what it does not speak of as it was", () => {
    expect(corrected(row("photos2/cat.jpg"), manifest)).toEqual(row("photos2/cat.jpg"));
  });

  it("refuses what it does not know", () => {
    expect(SourceManifest.safeParse({ source: [] }).success).toBe(false);
  });
});
