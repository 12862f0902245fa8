import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { likeness } from "../sentence-vectors.ts";
import { miniLmIn } from "./minilm.ts";
import { embeddedSimilarity } from "./name-similarity.ts";
import { openWordNet } from "./wordnet.ts";

const vectors = miniLmIn(path.resolve("assets/weights/minilm"));
afterAll(() => vectors.close());
const engine = { name: "embedded", model: "wordnet and all-minilm-l6-v2", revision: "test" };
const names = embeddedSimilarity({ engine, wordNet: await openWordNet(), vectors });
const { signal } = new AbortController();

/** From here on two names may mean one thing. */
const THRESHOLD = 0.6;

const SAME = `couch/sofa automobile/car woman/person puppy/dog the_old_wooden_boat/boat streetlight/street_lamp
  bicycle/bike cyclist/rider church_tower/tower oak_tree/tree television/tv tower/building little_girl/girl meadow/field
  grass/lawn rocks/stones background/backdrop kitten/cat rooftop/roof leaves/foliage brook/stream cellphone/smartphone
  photographer/person rose/flower sparrow/bird car_in_the_street/car pavement/sidewalk sailboat/boat hills/mountains
  forest/woods`;
const SIBLINGS = `cat/dog man/woman sky/cloud red_car/red_bus fork/knife orange/lemon table/chair bottle/glass door/window
  horse/cow left_eye/nose train/truck rain/snow shirt/trousers boy/girl river/bridge`;
const UNRELATED = `man/tower flower/car grass/spoon water/lamp face/mountain shadow/dog book/cloud bird/table wall/bee
  sun/bag hair/bridge rocket/cup`;

function pairsIn(list: string): [string, string][] {
  return list.split(/\s+/).map((pair) => {
    const [a = "", b = ""] = pair.replaceAll("_", " ").split("/");

    return [a, b];
  });
}

async function countSame(list: string): Promise<{ same: number; of: number }> {
  const pairs = pairsIn(list);
  const values = await Promise.all(pairs.map(([a, b]) => names.similarity(a, b, signal)));

  return { same: values.filter((value) => value >= THRESHOLD).length, of: pairs.length };
}

describe("the similarity of names", () => {
  it("tells names of one thing from siblings and strangers at least 85 times of 100", async ({ annotate }) => {
    const [same, siblings, unrelated] = [
      await countSame(SAME),
      await countSame(SIBLINGS),
      await countSame(UNRELATED),
    ] as const;
    await annotate(JSON.stringify({ threshold: THRESHOLD, same, siblings, unrelated }));
    const right = same.same + (siblings.of - siblings.same) + (unrelated.of - unrelated.same);
    expect(right / (same.of + siblings.of + unrelated.of)).toBeGreaterThanOrEqual(0.85);
    expect(unrelated.same).toBe(0);
  });

  it("is 1 for synonyms and kinds, whichever comes first", async () => {
    expect(await names.similarity("man", "person", signal)).toBe(1);
    expect(await names.similarity("the person on the left", "old man", signal)).toBe(1);
    expect(await names.similarity("sofa", "couch", signal)).toBe(1);
  });

  it("holds siblings apart by the threshold's side of kinds", async () => {
    expect(await names.similarity("cat", "dog", signal)).toBeLessThan(1);
    expect(await names.similarity("man", "tower", signal)).toBeLessThan(THRESHOLD);
  });

  it("does not depend on what was asked before", async () => {
    const fresh = miniLmIn(path.resolve("assets/weights/minilm"));
    const [alone] = [await fresh.vectorOf("street lamp", signal)];
    await fresh.close();
    await vectors.vectorOf("a very much longer name of something else", signal);
    expect(likeness(alone, await vectors.vectorOf("street lamp", signal))).toBeCloseTo(1, 6);
  });

  it.each<[string, number[]]>([
    ["", [101, 102]],
    ["street lamp", [101, 2395, 10437, 102]],
    ["  STREET lamp ", [101, 2395, 10437, 102]],
    ["naïve café", [101, 15743, 7668, 102]],
    ["天空", [101, 1811, 1930, 102]],
    ["😀", [101, 100, 102]],
  ])("reads “%s” by the tokens of BERT", async (text, tokens) => {
    expect(await vectors.tokensOf(text)).toEqual(tokens);
  });

  it("cuts what is longer than the model reads, and keeps the closing mark", async () => {
    const tokens = await vectors.tokensOf("lamp ".repeat(200));
    expect(tokens).toHaveLength(128);
    expect(tokens.at(-1)).toBe(102);
  });
});
