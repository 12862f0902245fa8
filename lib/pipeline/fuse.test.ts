import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutPlaces, withPlaces } from "#lib/domain/interleaved-text.ts";
import { overlaps } from "#lib/domain/span.ts";
import type { Tag } from "#lib/domain/tag.ts";
import { words } from "#lib/domain/words.ts";
import { fuse, type GroundedTag } from "./fuse.ts";

const TEXT = "The tower is clear, the tower is tall; the old stones of the tower are dark and the stones are soft.";

/** The tag of the words, at their n-th occurrence. */
function tagOf(phrase: string, { quality = "clear", nth = 0, effect = "positive" as Tag["effect"] } = {}): Tag {
  let from = -1;
  for (let n = 0; n <= nth; n++) from = TEXT.indexOf(phrase, from + 1);

  return { phrase, name: phrase, quality, effect, span: { from, to: from + phrase.length } };
}

const numbered = (tags: readonly Tag[]): GroundedTag[] => tags.map((of, tag) => ({ tag, of }));

/** Tags over random runs of words. */
const tags = fc.array(fc.tuple(fc.nat(19), fc.integer({ min: 1, max: 4 })), { maxLength: 12 }).map((runs) => {
  const all = words(TEXT);

  return runs.flatMap(([start, length]): Tag[] => {
    const run = all.slice(start, start + length);
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const phrase = TEXT.slice(first.from, last.to);

    return [{ phrase, name: phrase, quality: "dark", effect: "negative", span: { from: first.from, to: last.to } }];
  });
});

describe("fusion", () => {
  it("makes one mention a phrase, the first occurrence where it repeats", () => {
    const { mentions, dropped } = fuse(numbered([tagOf("tower", { nth: 1 }), tagOf("tower")]));
    expect(mentions.map(({ of }) => of.span)).toEqual([{ from: 4, to: 9 }]);
    expect(dropped).toEqual([{ tag: 0, reason: "phrase-repeats" }]);
  });

  it("lets the longer of overlapping phrases win", () => {
    const { mentions, dropped } = fuse(numbered([tagOf("stones"), tagOf("old stones of the tower")]));
    expect(mentions.map(({ tag }) => tag)).toEqual([1]);
    expect(dropped).toEqual([{ tag: 0, reason: "overlapped-by-longer" }]);
  });

  it("joins what is said of one phrase in several tags", () => {
    const { mentions } = fuse(
      numbered([tagOf("tower", { quality: "clear" }), tagOf("tower", { quality: "tall", effect: "negative" })]),
    );
    expect(mentions.map(({ of }) => [of.quality, of.effect])).toEqual([["clear, tall", "negative"]]);
  });

  it("keeps mentions in the text's order, none overlapping, and loses no tag without a reason", () => {
    fc.assert(
      fc.property(tags, (all) => {
        const { mentions, dropped } = fuse(numbered(all));
        for (const [i, one] of mentions.entries())
          for (const next of mentions.slice(i + 1)) {
            expect(overlaps(one.of.span, next.of.span)).toBe(false);
            expect(one.of.span.from).toBeLessThan(next.of.span.from);
          }
        const spans = new Set(all.map(({ span }) => `${span.from}-${span.to}`));
        expect(mentions.length + dropped.length).toBe(spans.size);
      }),
      { numRuns: 1000 },
    );
  });

  it("changes no other character of the description", () => {
    fc.assert(
      fc.property(tags, (all) => {
        const grounded = fuse(numbered(all)).mentions.map(({ of }) => ({
          ...{ span: of.span, name: null, quality: of.quality, effect: of.effect, attribute: null, degree: null },
          boxes: [{ x1: 10, y1: 10, x2: 50, y2: 60 }],
        }));
        const size = { width: 100, height: 100 };
        const written = withPlaces({ text: TEXT, mentions: grounded }, size, { mode: "disc", columns: 20, rows: 20 });
        expect(withoutPlaces(written.text).text).toBe(TEXT);
        expect([...written.text.matchAll(/\]\(</g)]).toHaveLength(grounded.length);
      }),
      { numRuns: 500 },
    );
  });
});
