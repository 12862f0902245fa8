import { describe, expect, it } from "vitest";
import { textsOf } from "./texts.ts";

/** A word a token, as a stand-in for word pieces: 1 begins, 2 ends, 3 is the full stop. */
const encode = (text: string) => [
  1,
  ...(text.match(/[^\s.]+|[.]/g) ?? []).map((word) => (word === "." ? 3 : 100 + word.length)),
  2,
];
const words = (count: number) => Array.from({ length: count }, () => "a").join(" ");

describe("the texts that phrases are asked in", () => {
  it("hold each phrase once, in order, with its full stop", () => {
    const texts = textsOf(["A cat.", " big  dogs "], encode);
    expect(texts).toEqual([
      {
        ids: [1, 101, 103, 3, 103, 104, 3, 2],
        phrases: [
          { phrase: 0, from: 1, stop: 3 },
          { phrase: 1, from: 4, stop: 6 },
        ],
      },
    ]);
  });

  it("are never longer than 256 tokens, and as few as hold them", () => {
    const texts = textsOf([words(200), words(52), words(54), words(1000)], encode);
    expect(texts.map(({ phrases }) => phrases.length)).toEqual([2, 1, 1]); // 1 + 201 + 54 = 256 tokens with the end
    expect(texts.every(({ ids }) => ids.length <= 256)).toBe(true);
    expect(texts.flatMap(({ phrases }) => phrases.map(({ phrase }) => phrase))).toEqual([0, 1, 2, 3]);
  });

  it("ask nothing of phrases without words", () => {
    expect(textsOf(["", " . ", "..."], encode)).toEqual([]);
  });
});
