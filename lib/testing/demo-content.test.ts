import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ItemRow } from "#lib/domain/item.ts";
import { words } from "#lib/domain/words.ts";
import type { Codec } from "#lib/formats/codec.ts";
import { dq495k } from "#lib/formats/dq-495k.ts";
import { qPathway } from "#lib/formats/q-pathway.ts";
import { corrected, SourceManifest } from "#lib/formats/source-manifest.ts";

const FOLDER = "assets/demo";
const json = (name: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));

function rowsOf(name: string, codec: Codec<ItemRow>): ItemRow[] {
  return (json(name) as unknown[]).map((row) => {
    const reading = codec.read(row);
    if (!("value" in reading)) throw new Error(JSON.stringify({ row, reading }));

    return reading.value;
  });
}

const described = rowsOf(
  "q-pathway.json",
  qPathway((handle) => handle),
);
const degraded = rowsOf("dq-495k.json", dq495k);
const all = [...described, ...degraded];

describe("the demo's content", () => {
  it("is read by the importers row by row, and names pictures that are there", () => {
    expect(described).toHaveLength(46);
    expect(degraded.filter(({ distortions }) => distortions.length > 0).length).toBeGreaterThanOrEqual(12);
    expect(all.filter(({ imagePath }) => !existsSync(`${FOLDER}/images/${imagePath}`))).toEqual([]);
  });

  it("describes each photo two or three times, each time by another, in 20 to 100 words", () => {
    const photos = Map.groupBy(described, ({ imagePath }) => imagePath);
    const writers = [...photos.values()].map((rows) => new Set(rows.map(({ annotator }) => annotator)).size);

    expect(photos.size).toBe(18);
    expect([...photos.values()].map((rows) => rows.length)).toEqual(writers);
    expect(writers.every((count) => count === 2 || count === 3)).toBe(true);
    expect(all.map(({ description }) => words(description).length).filter((n) => n < 20 || n > 100)).toEqual([]);
  });

  it("says of every picture whose it is", () => {
    const manifest = SourceManifest.parse(json("sources.json"));
    const named = new Set(manifest.sources.map(({ name }) => name));

    expect(all.map((row) => corrected(row, manifest).source).filter((source) => !named.has(source))).toEqual([]);
  });
});
