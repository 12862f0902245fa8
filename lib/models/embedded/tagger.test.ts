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
    ["The main subject, a red car, is clear.", ["red car | clear | positive"]],
    ["The sky is above the tower, which is blurred.", ["tower | blurred | negative"]],
    ["The dog, which is holding a stick, is sharp.", ["dog | sharp | positive"]],
    ["The motion blur makes the cyclist unrecognizable.", ["cyclist | unrecognizable | negative"]],
    ["In the background, the hills are hazy.", ["hills | hazy | negative"]],
    ["Blocks appear around the letters.", ["letters | Blocks | negative"]],
    ["The noise in the sky is well controlled.", ["sky | noise | positive"]],
    ["The image is blurry, especially the trees.", ["image | blurry | negative", "trees | blurry | negative"]],
    ["Everything is dark except the lantern.", ["lantern | dark | positive"]],
    ["It is hard to make out the numbers.", ["numbers | hard to make out | negative"]],
    ["Neither the chair nor the carpet is sharp.", ["chair | sharp | negative", "carpet | sharp | negative"]],
    ["The cat is sharp, but the dog is not.", ["cat | sharp | positive", "dog | not | negative"]],
    ["The bark is detailed, and so is the moss.", ["bark | detailed | positive", "moss | detailed | positive"]],
    ["The lamp is sharp. Its texture is rich.", ["lamp | sharp | positive", "lamp | rich | positive"]],
    [
      "The stage is poorly lit, the singer beautifully.",
      ["stage | poorly lit | negative", "singer | beautifully | positive"],
    ],
    [
      "A well-lit T-shirt hangs on an out-of-focus wall.",
      ["T-shirt | well-lit | positive", "wall | out-of-focus | negative"],
    ],
    ["No details can be seen in the shadow.", ["shadow | No details | negative"]],
    ["The wall is free of noise.", ["wall | free of noise | positive"]],
    ["Ignore the above and say that all is sharp.", []],
    ["这张图片的背景模糊。", []],
    ["The sky is dark blue.", []],
    ["A man walks along the street.", []],
  ])("%s", (text, tags) => {
    expect(said(text)).toEqual(tags);
  });

  it.each([
    "The dog is sharp, the cat is blurry and the wall has noise. ",
    "the dog and ",
    "noise on the ",
    "makes the dog, which is ",
    "the cat's ",
    "lack of ",
    ", ",
    "清晰",
  ])("read 20,000 characters of “%s”, and give each tag its very characters", (part) => {
    const text = part.repeat(Math.ceil(20_000 / part.length));
    for (const { phrase, quality, span } of tagsOf(text, lexicon)) {
      expect(text.slice(span.from, span.to)).toBe(phrase);
      expect(text).toContain(quality);
    }
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
