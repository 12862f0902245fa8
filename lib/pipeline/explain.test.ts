import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import type { DetectedBox, Trace } from "#lib/domain/trace.ts";
import { explain, siftedBoxes, thresholdsOf } from "./explain.ts";
import type { Engines, Picture } from "./ports.ts";
import { shippedRecipe } from "./recipes.ts";
import { suggest } from "./suggest.ts";

const size = { width: 200, height: 100 };
const engine = { name: "recorded", model: "test", revision: "1" };
const none = async () => ({ data: new Uint8Array(), width: 1, height: 1 });
const encoded = async () => ({ bytes: new Uint8Array(), type: "image/png" as const });
const picture: Picture = { size, sha256: "", crop: none, encodedCrop: encoded, stretched: none, fitted: none };
const DESCRIPTION = "The tower is clear. The stones are dark.";

const detected = fc
  .tuple(
    fc.integer({ max: 190 }),
    fc.integer({ max: 90 }),
    fc.integer({ min: 1, max: 80 }),
    fc.integer({ min: 1, max: 60 }),
    fc.double({ min: 0.3, max: 1, noNaN: true }),
  )
  .map(([x1, y1, width, height, score]) => ({
    box: { x1, y1, x2: x1 + width, y2: y1 + height },
    score,
    route: "class",
  }));

/** Engines that answer what was drawn. */
function recorded(boxes: readonly DetectedBox[][], verdicts: readonly boolean[]): Engines {
  let asked = 0;

  return {
    tags: {
      engine,
      extract: async () => [
        { phrase: "tower", name: "tower", quality: "clear", effect: "positive", span: { from: 4, to: 9 } },
        { phrase: "stones", name: "stones", quality: "dark", effect: "negative", span: { from: 24, to: 30 } },
      ],
    },
    boxes: { engine, detect: async (_, phrase) => boxes[phrase.startsWith("tower") ? 0 : 1] ?? [] },
    judge: {
      engine,
      judge: async (...[, , { text }]) => {
        const answer = verdicts[asked++ % Math.max(1, verdicts.length)] === false ? ("no" as const) : ("yes" as const);

        return { question: text, answer, probability: null, because: "" };
      },
    },
    questions: { engine, write: async () => [] },
  };
}

describe("an explanation", () => {
  it.each(["embedded", "raw-box"])("derives every box of a suggestion from its trace alone: %s", async (name) => {
    const recipe = shippedRecipe(name);
    if (!recipe) throw new Error("no such recipe");
    const lists = fc.tuple(fc.array(detected, { maxLength: 6 }), fc.array(detected, { maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(lists, fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), async (boxes, verdicts) => {
        const asked = {
          itemId: newId<"Item">(),
          description: DESCRIPTION,
          picture,
          recipe,
          newProposalId: newId<"Proposal">,
        };
        const engines = recorded(boxes, verdicts);
        const { suggestion, trace } = await suggest({ ...asked, engines }, new AbortController().signal);
        const lineages = explain(trace, size, thresholdsOf(recipe));
        expect(lineages.map(({ box }) => box)).toEqual(
          suggestion.mentions.flatMap((one) => one.boxes.map(({ box }) => box)),
        );
        const sifted = siftedBoxes(trace, thresholdsOf(recipe));
        expect(sifted.filter(({ dropped }) => dropped === null)).toHaveLength(
          lineages.reduce((sum, { origins }) => sum + origins.length, 0),
        );
        for (const { origins, box } of lineages) {
          expect(origins.length).toBeGreaterThan(0);
          expect(Math.min(...origins.map((one) => one.box.x1))).toBe(box.x1);
          expect(origins.filter(({ joinedBy }) => joinedBy === null)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says of each of the detector's boxes why it is left out, the score before the judge", () => {
    const box = (score: number) => ({ box: { x1: 0, y1: 0, x2: 9, y2: 9 }, score, route: "class" });
    const verdict = (answer: "yes" | "no") => ({ question: "", answer, probability: null, because: "" });
    const trace: Trace = {
      version: 1,
      stages: [
        {
          ...{ stage: "boxes", engine, seconds: 0, dropped: [] },
          detected: [
            { tag: 0, asked: "tower.", boxes: [box(0.9), box(0.8), box(0.4)] },
            { tag: 1, asked: "stones.", boxes: [box(0.7)] },
          ],
        },
        {
          ...{ stage: "filter", engine, seconds: 0, flagged: [] },
          judged: (["yes", "no", "no"] as const).map((answer, at) => ({
            ...{ tag: 0, box: at, verdict: verdict(answer) },
            kept: answer === "yes",
          })),
        },
      ],
    };
    const under = (yesFrom: number | null) =>
      siftedBoxes(trace, { boxThreshold: 0.5, textThreshold: 0, yesFrom, merge: null }).map(({ dropped }) => dropped);
    expect(under(0.5)).toEqual([null, "patch-judge-said-no", "under-threshold", null]);
    expect(under(null)).toEqual([null, null, "under-threshold", null]);
  });
});
