import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Tag } from "#lib/domain/tag.ts";
import type { WrittenQuestion } from "#lib/domain/trace.ts";
import { openLexicon } from "./lexicon.ts";
import { embeddedWriter } from "./question-writer.ts";

const lexicon = await openLexicon(path.resolve("assets/lexicons"));
const writer = embeddedWriter({ name: "embedded", model: "test", revision: "1" }, lexicon);
const { signal } = new AbortController();
const other = (effect: Tag["effect"]) => (effect === "positive" ? "negative" : "positive");
type Said = readonly [quality: string, effect: Tag["effect"]];

/** Everything that the lexicon can say, plain and turned round. */
const judgements: Said[] = [...lexicon.judgements].flatMap(([words, { effect }]): Said[] => [
  [words, effect],
  [`not ${words}`, other(effect)],
]);
const sides: Said[] = [...lexicon.attributes.keys()].flatMap((side): Said[] => [
  [`rich ${side}`, "positive"],
  [`poor ${side}`, "negative"],
  [`no ${side}`, "negative"],
  [`lacks ${side}`, "negative"],
  [`low in ${side}`, "negative"],
]);
const flaws: Said[] = [...lexicon.flaws.keys()].flatMap((flaw): Said[] => [
  [`severe ${flaw}`, "negative"],
  [`no ${flaw}`, "positive"],
  [`free of ${flaw}`, "positive"],
]);
const done: Said[] = [...lexicon.participles.keys()].flatMap((participle): Said[] => [
  [`beautifully ${participle}`, "positive"],
  [`poorly ${participle}`, "negative"],
]);
const all = [...judgements, ...sides, ...flaws, ...done];

async function asked(name: string, said: readonly Said[]) {
  const description = `The [${name}] …`;
  const tags = said.map(([quality, effect]) => ({ phrase: name, name, quality, effect, span: { from: 4, to: 8 } }));

  return writer.write({ description, tags, binary: 4, open: 6 }, signal);
}

async function everyPair(name: string) {
  const written = await Promise.all(
    all.flatMap((one) => [asked(name, [one]), asked(name, [["vivid", "positive"], one, ["sharp", "positive"]])]),
  );

  return written.flat();
}

const binary = (question: string, answer: string) => ({ kind: "binary" as const, question, answer });
const what = (question: string, answer: string) => ({ kind: "what" as const, question, answer });

const SHAPES = {
  binary:
    /^(?:(?:Is|Are|Can) the \S.*|(?:Do|Does) the \S+ (?:have \S.*|stand out|melt away|disappear|blend together|lose focus))\?$/,
  what: /^What (?:\w+s|(?:is|has|can|cannot|does not|\w+s) \S.*) in the image\?$/,
  how: /^How (?:is the [\w ]+ of the \S+|(?:do|does) the \S+ look)\?$/,
  why: /^Why (?:do|does) the \S+ look (?:good|poor) in quality\?$/,
};

describe("the embedded writer's English", () => {
  it.each([
    ["cup", /\b(?:are|do|they|have)\b(?! \S*ing)/i],
    ["leaves", /^(?:Is|Does) the leaves|\bit (?:is|has)\b/],
  ])("agrees in number with %s, whatever is said of it", async (name, wrong) => {
    for (const { kind, question, answer } of await everyPair(name)) {
      if (kind === "binary" || kind === "why")
        expect(`${question} ${answer}`.replace(/^Does the cup have/, "")).not.toMatch(wrong);
    }
  });

  it.each(["cup", "leaves"])("has the shape of its kind and no word twice: %s", async (name) => {
    for (const { kind, question, answer } of await everyPair(name)) {
      expect(question).toMatch(SHAPES[kind]);
      expect(`${question} ${answer}`).not.toMatch(/\b(\w+) \1\b/i);
      expect(question).not.toMatch(/have (?:in|out of) focus|have not|\bno no\b|\bnot not\b|\ba [aeio]|\ban [^aeiou]/);
      expect(answer).toMatch(/^[A-Z]\S*/);
    }
  });

  it("can ask of nearly everything that the lexicon can say", async () => {
    const written = await Promise.all(all.map((one) => asked("cup", [one])));

    expect(written.filter((pairs) => pairs.length > 0).length).toBeGreaterThan(0.95 * all.length);
  });

  it.each<[name: string, said: Said, pair: WrittenQuestion]>([
    ["cup", ["focus", "positive"], binary("Is the cup in focus?", "Yes")],
    ["cup", ["not sharp", "negative"], binary("Is the cup sharp?", "No")],
    ["labels", ["cannot be read", "negative"], binary("Can the labels be read?", "No")],
    ["cups", ["stand out", "positive"], binary("Do the cups stand out?", "Yes")],
    ["sky", ["hardly any noise", "positive"], binary("Does the sky have noise?", "No")],
    ["cup", ["in focus", "positive"], what("What is in focus in the image?", "The cup")],
    ["towel", ["lacks texture", "negative"], what("What has too little texture in the image?", "The towel")],
    ["hull", ["no noise", "positive"], what("What has no noise in the image?", "The hull")],
    ["bus", ["rich in detail", "positive"], what("What is rich in detail in the image?", "The bus")],
  ])("asks of the %s that it is %s", async (name, said, pair) => {
    expect(await asked(name, [said])).toContainEqual(pair);
  });

  it("answers What by every object of which the same is said", async () => {
    const description = "The [road] and the [trees] are blurred.";
    const tags = ["road", "trees"].map((name) => ({
      phrase: name,
      name,
      quality: "blurred",
      effect: "negative" as const,
      span: { from: 0, to: 1 },
    }));
    const pairs = await writer.write({ description, tags, binary: 0, open: 1 }, signal);

    expect(pairs).toEqual([
      { kind: "what", question: "What is blurred in the image?", answer: "The road and the trees" },
    ]);
  });

  it("keeps an article where the description has one", async () => {
    const tags = [
      { phrase: "lamp", name: "lamp", quality: "slight halo", effect: "negative" as const, span: { from: 4, to: 8 } },
    ];
    const pairs = await writer.write(
      { description: "The [lamp] has a slight halo.", tags, binary: 1, open: 0 },
      signal,
    );

    expect(pairs[0]?.question).toBe("Does the lamp have a slight halo?");
  });

  it("asks no opposite that something else said of the object makes true", async () => {
    const pairs = await asked("cloud", [
      ["vivid", "positive"],
      ["bright", "positive"],
      ["overexposed", "negative"],
    ]);

    expect(pairs).not.toContainEqual({ kind: "binary", question: "Is the cloud badly exposed?", answer: "No" });
  });
});
