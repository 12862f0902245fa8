import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid } from "./grid.ts";
import { withPlaces } from "./interleaved-text.ts";
import { parseInterleaved } from "./parse-interleaved.ts";

const GRID: Grid = { columns: 20, rows: 20 };
const SIZE = { width: 640, height: 480 };

const box = fc
  .tuple(fc.double({ min: 0, max: 600, noNaN: true }), fc.double({ min: 0, max: 440, noNaN: true }))
  .chain(([x1, y1]) =>
    fc
      .tuple(fc.double({ min: x1 + 1, max: 640, noNaN: true }), fc.double({ min: y1 + 1, max: 480, noNaN: true }))
      .map(([x2, y2]) => ({ x1, y1, x2, y2 })),
  );

/** A sentence of plain words, some of them with boxes. */
const grounded = fc
  .array(fc.record({ word: fc.stringMatching(/^[a-zé😀 ,.]{1,12}$/u), boxes: fc.array(box, { maxLength: 3 }) }), {
    maxLength: 8,
  })
  .map((parts) => {
    let text = "";
    const mentions = parts.map(({ word, boxes }) => {
      const span = { from: text.length, to: text.length + word.length };
      text += `${word}; `;
      return { span, name: null, quality: null, effect: "none" as const, attribute: null, degree: null, boxes };
    });
    return { text, mentions };
  });

describe("the interleaved text", () => {
  it("of the paper's figure 5 reads as its boxes", () => {
    const parsed = parseInterleaved("The [tower](<35, 319>) and [candles](<33, 354>, <22, 324>).", GRID);

    expect(parsed).toEqual({
      text: "The tower and candles.",
      mentions: [
        { span: { from: 4, to: 9 }, places: [{ cells: [35, 319] }] },
        { span: { from: 14, to: 21 }, places: [{ cells: [33, 354] }, { cells: [22, 324] }] },
      ],
    });
  });

  it("gives back the text and the mentions that were written", () => {
    fc.assert(
      fc.property(grounded, fc.constantFrom("disc" as const, "norm" as const), (value, mode) => {
        const written = withPlaces(value, SIZE, { mode, ...GRID });
        const parsed = parseInterleaved(written.text, GRID);
        if ("problems" in parsed) {
          // two decimals of a box thinner than a hundredth have no width
          expect(mode).toBe("norm");
          return;
        }
        expect(parsed.text).toBe(value.text);
        const placed = value.mentions.filter(({ boxes }) => boxes.length > 0);
        expect(parsed.mentions.map(({ span }) => span)).toEqual(placed.map(({ span }) => span));
        expect(parsed.mentions.map(({ places }) => places.length)).toEqual(placed.map(({ boxes }) => boxes.length));
      }),
    );
  });

  it("tolerates white space inside a place", () => {
    expect(parseInterleaved("a [b]( < 1 ,2 > , <3,  44>) c", GRID)).toMatchObject({ text: "a b c" });
  });

  it.each([
    { source: "[a](<1, 2>", line: 1, column: 4, code: "place-malformed" },
    { source: "one\n [a](<1>)", line: 2, column: 5, code: "place-malformed" },
    { source: "[a](<1, 400>)", line: 1, column: 4, code: "cell-outside-grid" },
    { source: "[a](<21, 0>)", line: 1, column: 4, code: "corners-out-of-order" },
    { source: "a](<1, 22>)", line: 1, column: 2, code: "label-missing" },
    { source: "[](<1, 22>)", line: 1, column: 2, code: "label-missing" },
    { source: "[a](<0.5, 0.5, 0.4, 0.6>)", line: 1, column: 4, code: "corners-out-of-order" },
    { source: "[a](<x, y>)", line: 1, column: 4, code: "place-malformed" },
  ])("says where $source is malformed: line $line, column $column", ({ source, ...problem }) => {
    expect(parseInterleaved(source, GRID)).toEqual({ problems: [problem] });
  });

  it("leaves text without places alone", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\]\(\s*</.test(text)),
        (text) => {
          expect(parseInterleaved(text, GRID)).toEqual({ text, mentions: [] });
        },
      ),
    );
  });
});
