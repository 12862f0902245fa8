import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsFound } from "./words-found.ts";

const found = (words: string, text: string) => {
  const span = wordsFound(words, text);

  return span && text.slice(span.from, span.to);
};

describe("words of a model in a text", () => {
  it.each<[string, string, string, string | null]>([
    ["as they stand", "sky", "The sky is dark.", "sky"],
    ["in another letter case, as the text has them", "SKY", "The Sky is dark.", "Sky"],
    ["with other white space", "red  tower", "The red\ntower leans.", "red\ntower"],
    ["among letters that grow in lower case", "sky", "İİ İ and the sky", "sky"],
    ["in a language without spaces", "天空", "图中天空曝光过度。", "天空"],
    ["with emoji", "dog 🐶", "The dog 🐶 is blurry.", "dog 🐶"],
    ["with signs that mean something to searches", "[x](<1, 2>)", "See [x](<1, 2>) there.", "[x](<1, 2>)"],
    ["nowhere", "dragon", "The sky is dark.", null],
    ["of no letters nowhere", "  ", "The sky is dark.", null],
  ])("are found %s", (...[, words, text, expected]) => {
    expect(found(words, text)).toBe(expected);
  });

  it("are found whole before they are found inside of others", () => {
    expect(wordsFound("cat", "The location of the cat.")).toEqual({ from: 20, to: 23 });
    expect(wordsFound("cat", "The location.")).toEqual({ from: 6, to: 9 });
  });

  it("that were copied out of it are found, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 1 }), (before, words) => {
        fc.pre(words.trim() !== "");
        const span = wordsFound(words, `${before}${words}`);
        expect(span).not.toBeNull();
      }),
    );
  });
});
