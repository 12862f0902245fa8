import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import { explain, thresholdsOf } from "./explain.ts";
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
        for (const { origins, box } of lineages) {
          expect(origins.length).toBeGreaterThan(0);
          expect(Math.min(...origins.map((one) => one.box.x1))).toBe(box.x1);
          expect(origins.filter(({ joinedBy }) => joinedBy === null)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
