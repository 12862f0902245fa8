import { describe, expect, it } from "vitest";
import { type Annotation, startingFrom } from "#lib/domain/annotation.ts";
import { newId } from "#lib/domain/ids.ts";
import { drawnBoxes } from "./named-boxes.ts";
import { NAMES_BY_WORDS } from "./names-by-words.ts";

const BOX = { x1: 0, y1: 0, x2: 9, y2: 9 };
const alike = (gold: string, predicted: string) =>
  NAMES_BY_WORDS.alike({ name: gold, box: BOX }, { name: predicted, box: BOX });

describe("likeness of names by words", () => {
  it.each([
    ["tower", "Tower", 1],
    ["stone towers", "stone tower", 1],
    ["The dog", "dog", 0.75],
    ["red car", "car door", 1 / 3],
    ["sky", "tower", 0],
    ["", "tower", 0],
  ])("of “%s” and “%s” is %d", (gold, predicted, likeness) => {
    expect(alike(gold, predicted)).toBeCloseTo(likeness, 9);
  });
});

describe("the boxes that an expert drew", () => {
  it("are those of words of the description, each once, under the first words or the name that was given", () => {
    const [tower, both, asked] = [newId<"Mention">(), newId<"Mention">(), newId<"Mention">()];
    const [one, other, third] = [newId<"Region">(), newId<"Region">(), newId<"Region">()];
    const question = newId<"Question">();
    const of = { quality: null, effect: "none", attribute: null, degree: null, proposal: null } as const;
    const mention = (id: typeof tower, from: number, regions: (typeof one)[]) => ({
      ...{ ...of, id, text: "description" as const, span: { from, to: from + 5 }, name: null, regions },
    });
    const annotation: Annotation = {
      ...startingFrom("tower and birds"),
      mentions: {
        [both]: { ...mention(both, 10, [one, other]), name: "bird" },
        [tower]: mention(tower, 0, [one]),
        [asked]: { ...mention(asked, 0, [third]), text: `${question}/answer` },
      },
      regions: Object.fromEntries([one, other, third].map((id) => [id, { id, box: BOX, proposal: null }])),
    };

    expect(drawnBoxes(annotation)).toEqual([
      { name: "tower", box: BOX },
      { name: "bird", box: BOX },
    ]);
  });
});
