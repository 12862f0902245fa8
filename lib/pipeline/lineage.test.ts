import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import type { TracedBox } from "#lib/domain/lineage.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import { boxOfKey, lineageOf } from "./lineage.ts";
import type { Engines, Picture } from "./ports.ts";
import { SHIPPED_RECIPES } from "./recipes.ts";
import { suggest } from "./suggest.ts";

const size = { width: 200, height: 100 };
const engine = { name: "recorded", model: "test", revision: "1" };
const none = async () => ({ data: new Uint8Array(), width: 1, height: 1 });
const encoded = async () => ({ bytes: new Uint8Array(), type: "image/png" as const });
const picture: Picture = { size, sha256: "", crop: none, encodedCrop: encoded, stretched: none, fitted: none };
const DESCRIPTION =
  "The old stone tower is clear. The tower's stones are dark, and the stones are noisy. 雾 is soft 🙂.";

/** Phrases that repeat, that lie within others, and that several qualities are said of. */
const PHRASES = ["old stone tower", "stone tower", "tower", "stones", "雾", "🙂", "image"];
const tag = fc
  .record({
    phrase: fc.constantFrom(...PHRASES),
    last: fc.boolean(),
    quality: fc.constantFrom("clear", "dark", "noisy"),
    effect: fc.constantFrom("positive" as const, "negative" as const, "none" as const),
  })
  .map(({ phrase, last, quality, effect }): Tag => {
    const from = last ? DESCRIPTION.lastIndexOf(phrase) : DESCRIPTION.indexOf(phrase);
    const span = from < 0 ? { from: 0, to: 5 } : { from, to: from + phrase.length };

    return { phrase, name: phrase.split(" ").at(-1) ?? phrase, quality, effect, span };
  });

const detected = fc
  .tuple(
    fc.double({ min: -20, max: 190, noNaN: true }),
    fc.double({ min: -20, max: 95, noNaN: true }),
    fc.double({ min: 1, max: 120, noNaN: true }),
    fc.double({ min: 1, max: 90, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([x1, y1, width, height, score]) => ({ box: { x1, y1, x2: x1 + width, y2: y1 + height }, score, route: "r" }));

const verdict = fc.record({
  answer: fc.constantFrom("yes" as const, "no" as const),
  probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

const answers = fc.record({
  tags: fc.array(tag, { maxLength: 6 }),
  boxes: fc.array(fc.array(detected, { maxLength: 7 }), { minLength: 1, maxLength: 4 }),
  verdicts: fc.array(verdict, { minLength: 1, maxLength: 5 }),
});
type Answers = typeof answers extends fc.Arbitrary<infer Value> ? Value : never;

/** Engines that answer what was drawn, the same to the same question. */
function recorded({ tags, boxes, verdicts }: Answers): Engines {
  const at = (text: string, length: number) =>
    [...text].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), 0) % length;
  let asked = 0;

  return {
    tags: { engine, extract: async () => tags },
    boxes: { engine, detect: async (_, phrase): Promise<DetectedBox[]> => boxes[at(phrase, boxes.length)] ?? [] },
    judge: {
      engine,
      judge: async (...[, , { text }]) => {
        const said = verdicts[asked++ % verdicts.length] ?? { answer: "no", probability: null };

        return { question: text, because: "", ...said };
      },
    },
    questions: {
      engine,
      write: async () => [{ kind: "binary", question: "Is the tower clear?", answer: "Yes" }],
    },
  };
}

async function made(recipe: Recipe, drawn: Answers) {
  const ids = { itemId: newId<"Item">(), newProposalId: newId<"Proposal"> };
  const asked = { ...ids, description: DESCRIPTION, picture, recipe, engines: recorded(drawn) };

  return suggest(asked, new AbortController().signal);
}

type Made = Awaited<ReturnType<typeof made>>;

function lineage(recipe: Recipe, { suggestion, trace }: Made) {
  const about = { id: newId<"Suggestion">(), runId: newId<"Run">(), item: { externalId: "1" }, fingerprint: "f" };

  return lineageOf({ ...about, picture: size, recipe, suggestion, trace, seconds: 0 });
}

const sameOrder = (one: { span: { from: number } }, other: { span: { from: number } }) =>
  one.span.from - other.span.from;

/** One box grew, each join by a clause that its figures bear out, and the last left the box. */
function expectGrown({ box, origins }: TracedBox, { merge }: Recipe): void {
  const joins = origins.flatMap(({ join }) => join ?? []);
  expect(origins).toHaveLength(joins.length + 1);
  expect(joins.at(-1)?.hull ?? origins[0]?.box).toEqual(box);
  for (const { clause, share, coverage } of joins)
    if (clause === "covered") expect(coverage).toBeGreaterThan(merge?.coverage ?? 2);
    else expect(share).toBeLessThan(merge?.areaShare ?? -1);
}

describe.each(SHIPPED_RECIPES)("the lineage of what $name made", (recipe) => {
  it("derives every box of the suggestion, with words, score and engine's way, from the trace alone", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (drawn) => {
        const { suggestion, trace } = await made(recipe, drawn);
        const kept = JSON.parse(JSON.stringify(trace)) as typeof trace; // as a database gives it back
        const { boxes } = lineage(recipe, { suggestion, trace: kept });
        const derived = boxes
          .filter(({ fate }) => fate === "in-the-text")
          .map(({ tag: { span }, box, origins }) => ({
            span,
            box,
            score: Math.max(...origins.map(({ score }) => score)),
          }));
        expect(derived.sort(sameOrder)).toEqual(
          suggestion.mentions.flatMap(({ span, boxes: own }) => own.map(({ box, score }) => ({ span, box, score }))),
        );
        const proposed = new Set(suggestion.mentions.flatMap((one) => one.boxes.map(({ box }) => JSON.stringify(box))));
        const inQuestions = suggestion.questions.flatMap((one) => one.mentions.flatMap(({ boxes: own }) => own));
        for (const { box } of inQuestions) expect(proposed).toContain(JSON.stringify(box));
      }),
      { numRuns: 120 },
    );
  });

  it("holds each of the detector's boxes once, whatever became of it, and tells each join as it was made", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (drawn) => {
        const { suggestion, trace } = await made(recipe, drawn);
        const { boxes } = lineage(recipe, { suggestion, trace });
        const stage = trace.stages.find((one) => one.stage === "boxes");
        const keys = (stage?.detected ?? []).flatMap(({ tag: of, boxes: all }) => all.map((_, at) => `${of}-${at}`));
        const held = boxes.flatMap(({ key, origins }) => origins.map(({ at }) => `${key.split("-")[0]}-${at}`));
        expect(held.toSorted()).toEqual(keys.toSorted());
        for (const key of keys) expect(boxOfKey(boxes, key)?.origins.length).toBeGreaterThan(0);
        for (const one of boxes) expectGrown(one, recipe);
      }),
      { numRuns: 120 },
    );
  });
});

it("a box that is called by a detection that was joined into it is the one that grew", async () => {
  const box = (x1: number) => ({ box: { x1, y1: 0, x2: x1 + 20, y2: 20 }, score: 0.9, route: "r" });
  const stones: Tag = {
    phrase: "stones",
    name: "stones",
    quality: "dark",
    effect: "negative",
    span: { from: 42, to: 48 },
  };
  const drawn: Answers = {
    tags: [{ ...stones, span: { from: DESCRIPTION.indexOf("stones"), to: DESCRIPTION.indexOf("stones") + 6 } }],
    boxes: [[box(0), box(10), box(150)]],
    verdicts: [{ answer: "yes", probability: null }],
  };
  const [recipe = expect.fail()] = SHIPPED_RECIPES;
  const { boxes } = lineage(recipe, await made(recipe, drawn));
  expect(boxes.map(({ key }) => key)).toEqual(["0-0", "0-2"]);
  expect(boxOfKey(boxes, "0-1")).toBe(boxes[0]);
  expect(boxOfKey(boxes, "7-7")).toBeUndefined();
});
