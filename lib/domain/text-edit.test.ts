import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "./span.ts";
import { applyEdit, DiffDoesNotApply, editBetween, invertEdit, mapSpan, type TextEdit } from "./text-edit.ts";
import { transformEdits } from "./transform-edits.ts";

const alphabet = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 12 });

/** An edit that applies to the text. */
function editOf(text: string): fc.Arbitrary<TextEdit> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(text.length), fc.string({ unit: fc.constantFrom("X", "Y", "é"), maxLength: 4 }))
    .map(([a, b, insert]) => ({ from: Math.min(a, b), removed: text.slice(Math.min(a, b), Math.max(a, b)), insert }));
}

/** A text with edits made one after another. */
const edited = (most: number) =>
  alphabet.chain((text) =>
    fc.array(fc.integer(), { maxLength: most }).map((seeds) => {
      const edits: TextEdit[] = [];
      let now = text;
      for (const seed of seeds) {
        const edit = fc.sample(editOf(now), { numRuns: 1, seed })[0];
        if (!edit) continue;
        edits.push(edit);
        now = applyEdit(now, edit);
      }
      return { text, edits };
    }),
  );

const textAfter = (text: string, edits: readonly TextEdit[]) => edits.reduce(applyEdit, text);

describe("an edit of text", () => {
  it("is taken back by its inverse", () => {
    fc.assert(
      fc.property(
        alphabet.chain((text) => editOf(text).map((edit) => ({ text, edit }))),
        ({ text, edit }) => {
          expect(applyEdit(applyEdit(text, edit), invertEdit(edit))).toBe(text);
        },
      ),
    );
  });

  it("refuses a text that holds other words", () => {
    expect(() => applyEdit("the tower", { from: 4, removed: "bower", insert: "" })).toThrow(DiffDoesNotApply);
    expect(() => applyEdit("the", { from: 2, removed: "e and more", insert: "" })).toThrow(DiffDoesNotApply);
  });

  it("between two texts leads from one to the other and cuts no pair of surrogates", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, now) => {
        const edit = editBetween(before, now);
        expect(edit ? applyEdit(before, edit) : before).toBe(now);
        expect(edit === null).toBe(before === now);
      }),
    );
    expect(editBetween("😀", "😁")).toEqual({ from: 0, removed: "😀", insert: "😁" });
  });
});

describe("a span under edits", () => {
  const span = { from: 4, to: 9 }; // "tower" in "the tower is"
  it.each([
    { what: "typing before it moves it", edit: { from: 0, removed: "", insert: "ab" }, to: { from: 6, to: 11 } },
    {
      what: "typing at its start stays outside",
      edit: { from: 4, removed: "", insert: "ab" },
      to: { from: 6, to: 11 },
    },
    { what: "typing at its end stays outside", edit: { from: 9, removed: "", insert: "ab" }, to: span },
    { what: "typing inside grows it", edit: { from: 6, removed: "", insert: "ab" }, to: { from: 4, to: 11 } },
    {
      what: "removing across its start shrinks it",
      edit: { from: 2, removed: "e to", insert: "" },
      to: { from: 2, to: 5 },
    },
    {
      what: "removing across its end shrinks it",
      edit: { from: 7, removed: "er i", insert: "" },
      to: { from: 4, to: 7 },
    },
    { what: "replacing it hands it on", edit: { from: 4, removed: "tower", insert: "spire" }, to: span },
    {
      what: "removing it leaves it empty in its place",
      edit: { from: 4, removed: "tower", insert: "" },
      to: { from: 4, to: 4 },
    },
    {
      what: "removing more than it leaves it empty",
      edit: { from: 3, removed: " tower ", insert: "-" },
      to: { from: 3, to: 3 },
    },
  ])("$what", ({ edit, to }) => {
    expect(mapSpan(span, edit)).toEqual(to);
  });

  it("holds the same words, more typed inside, or nothing: never other words", () => {
    fc.assert(
      fc.property(edited(6), fc.nat(12), fc.nat(12), ({ text, edits }, a, b) => {
        const start = { from: Math.min(a, b, text.length), to: Math.min(Math.max(a, b), text.length) };
        const spans = edits.reduce(mapSpan, start);
        const now = textAfter(text, edits);
        expect(spans.from).toBeLessThanOrEqual(spans.to);
        expect(spans.to).toBeLessThanOrEqual(now.length);
        const own = wordsOf(now, spans).replace(/[XYé]/g, "");
        const all = wordsOf(text, start);
        let at = 0;
        for (const char of own) at = all.indexOf(char, at) + 1;
        expect(own === "" || at > 0).toBe(true);
      }),
    );
  });
});

describe("two people's edits", () => {
  it("lead to one text, whoever is first", () => {
    fc.assert(
      fc.property(edited(4), fc.array(fc.integer(), { maxLength: 4 }), ({ text, edits }, seeds) => {
        const theirs: TextEdit[] = [];
        let now = text;
        for (const seed of seeds) {
          const edit = fc.sample(editOf(now), { numRuns: 1, seed })[0];
          if (!edit) continue;
          theirs.push(edit);
          now = applyEdit(now, edit);
        }
        const both = transformEdits(edits, theirs);
        expect(textAfter(textAfter(text, theirs), both.mine)).toBe(textAfter(textAfter(text, edits), both.theirs));
      }),
      { numRuns: 2000 },
    );
  });

  it("keep what both typed at one place, the other's first", () => {
    const both = transformEdits([{ from: 1, removed: "", insert: "M" }], [{ from: 1, removed: "", insert: "T" }]);
    expect(textAfter(applyEdit("ab", { from: 1, removed: "", insert: "T" }), both.mine)).toBe("aTMb");
  });
});
