import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroundedText } from "#lib/domain/grounded-text.ts";
import type { Coordinates, Sample } from "#lib/domain/sample.ts";
import { giqaRowOf, sampleOfGiqaRow } from "./giqa.ts";

const DISC: Coordinates = { mode: "disc", columns: 20, rows: 20 };
const NORM: Coordinates = { ...DISC, mode: "norm" };
const SIZE = { width: 640, height: 427 };

const plain = (text: string): GroundedText => ({ text, mentions: [] });

const sample: Extract<Sample, { task: "des" }> = {
  id: "des-1",
  task: "des",
  overall: 4,
  image: {
    ...SIZE,
    file: "demo/pagoda.jpg",
    sha256: "0".repeat(64),
    orientation: 1,
    source: "demo",
    licence: "CC-BY-2.0",
  },
  question: plain("Describe the quality. Mention positions."),
  answer: {
    text: "🏯 The tower is sharp; the sky is pale.",
    mentions: [
      {
        span: { from: 7, to: 12 },
        name: "tower",
        quality: "sharp",
        effect: "positive",
        attribute: "sharpness",
        degree: null,
        boxes: [
          { x1: 496.5, y1: 22.1, x2: 640, y2: 340.123456789012 },
          { x1: 0, y1: 0, x2: 32.0000001, y2: 427 },
        ],
      },
      {
        span: { from: 27, to: 30 },
        name: "sky",
        quality: "pale",
        effect: "negative",
        attribute: null,
        degree: 2,
        boxes: [],
      },
    ],
  },
  origin: {
    kind: "annotation",
    recipe: null,
    protocol: "first look",
    round: 1,
    revision: 7,
    engines: [],
    textOrigin: "human",
    textEdited: true,
  },
};

const aBox = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), fc.nat())
  .map(([x, y, w, h]) => ({
    x1: x * 600,
    y1: y * 400,
    x2: Math.min(SIZE.width, x * 600 + 1 + (w % 39)),
    y2: Math.min(SIZE.height, y * 400 + 1 + (h % 26)),
  }));

/** Spans cut no character in two. */
const aText = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b", " ", "[", "]", "(", ")", "<", ">", "é", "🙂"), maxLength: 40 }),
    fc.array(fc.record({ start: fc.nat(), length: fc.nat(8), boxes: fc.array(aBox, { maxLength: 3 }) }), {
      maxLength: 5,
    }),
  )
  .filter(([text]) => !text.includes("](<"))
  .map(([text, mentions]): GroundedText => {
    const points = [...text];
    const edges = [0, ...points.map((_, at) => points.slice(0, at + 1).join("").length)];

    return {
      text,
      mentions: mentions.map(({ start, length, boxes }) => {
        const at = start % edges.length;
        const from = edges[at] ?? 0;

        return {
          span: { from, to: edges[Math.min(edges.length - 1, at + length)] ?? from },
          name: null,
          quality: null,
          effect: "none",
          attribute: null,
          degree: null,
          boxes,
        };
      }),
    };
  });

describe("a GIQA row", () => {
  it("writes places after the words, and keeps the boxes to the last bit", () => {
    const row = giqaRowOf(sample, DISC);

    expect(row.answer).toBe("🏯 The [tower](<35, 319>, <0, 381>) is sharp; the sky is pale.");
    expect(row.mentions[0]?.boxes[0]).toEqual([496.5, 22.1, 640, 340.123456789012]);
    expect(giqaRowOf(sample, NORM).answer).toContain("[tower](<0.78, 0.05, 1.00, 0.80>, <0.00, 0.00, 0.05, 1.00>)");
  });

  it("counts spans in code points of its own text, so that they cut out the words", () => {
    const { answer, mentions } = giqaRowOf(sample, DISC);
    const words = mentions.map(({ span }) => [...answer].slice(...span).join(""));

    expect(words).toEqual(["tower", "sky"]);
  });

  it("reads back equal, whatever the text, its mentions and the coordinates", () => {
    fc.assert(
      fc.property(aText, aText, fc.constantFrom(DISC, NORM), (question, answer, coordinates) => {
        const { overall: _, ...common } = sample;
        const written: Sample = { ...common, task: "vqa", kind: "how", question, answer };

        expect(sampleOfGiqaRow(JSON.parse(JSON.stringify(giqaRowOf(written, coordinates))))).toEqual(written);
      }),
      { numRuns: 500 },
    );
    expect(sampleOfGiqaRow(JSON.parse(JSON.stringify(giqaRowOf(sample, DISC))))).toEqual(sample);
  });

  it("is refused with its place when it is no row of ours", () => {
    expect(() => sampleOfGiqaRow({ ...giqaRowOf(sample, DISC), image: "pagoda.jpg" })).toThrow("image");
  });
});
