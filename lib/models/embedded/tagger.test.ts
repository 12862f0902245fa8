import path from "node:path";
import { describe, expect, it } from "vitest";
import { openLexicon } from "./lexicon.ts";
import { tagsOf } from "./tagger.ts";

const lexicon = await openLexicon(path.resolve("assets/lexicons"));
const said = (text: string) =>
  tagsOf(text, lexicon).map(({ phrase, quality, effect }) => `${phrase} | ${quality} | ${effect}`);

describe("the rules for tags", () => {
  it.each([
    ["The white dog is sharp.", ["white dog | sharp | positive"]],
    [
      "The buildings and the vegetation are blurred.",
      ["buildings | blurred | negative", "vegetation | blurred | negative"],
    ],
    ["The texture of the wall is clear.", ["wall | clear | positive"]],
    ["The towel has few details.", ["towel | few details | negative"]],
    ["The leaves lose their details.", ["leaves | lose their details | negative"]],
    ["The wall is not overexposed.", ["wall | not overexposed | positive"]],
    ["There is severe noise on the wall.", ["wall | severe noise | negative"]],
    ["The cat is sharp, but the chair is out of focus.", ["cat | sharp | positive", "chair | out of focus | negative"]],
    ["The focus is on the drum, which is well lit.", ["drum | focus | positive", "drum | well lit | positive"]],
    ["The sky is dark blue.", []],
    ["A man walks along the street.", []],
  ])("%s", (text, tags) => {
    expect(said(text)).toEqual(tags);
  });

  it("give each tag the very characters of the description, for any text", () => {
    for (const text of [
      "",
      "…",
      "Ünïcödé 😀 ist scharf.",
      "[x](<1, 2>) is blurry",
      "The 的 dog is sharp. 😀 The cat is blurry.",
    ])
      for (const { phrase, span } of tagsOf(text, lexicon)) expect(text.slice(span.from, span.to)).toBe(phrase);
  });
});
