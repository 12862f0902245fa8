import fc from "fast-check";
import type { Size } from "#lib/domain/geometry.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { DetectedBox, FilterStage, Trace } from "#lib/domain/trace.ts";

/** The size that boxes of random traces lie on. */
export const TRACED: Size = { width: 200, height: 100 };

const engine = { name: "recorded", model: "test", revision: "1" };
const ran = { engine, seconds: 0 };

const detectedBox: fc.Arbitrary<DetectedBox> = fc
  .record({
    x1: fc.integer({ min: 0, max: 150 }),
    y1: fc.integer({ min: 0, max: 60 }),
    width: fc.integer({ min: 1, max: 50 }),
    height: fc.integer({ min: 1, max: 40 }),
    score: fc.integer({ min: 30, max: 100 }),
    textScore: fc.integer({ min: 25, max: 100 }),
  })
  .map(({ x1, y1, width, height, score, textScore }) => ({
    ...{ box: { x1, y1, x2: x1 + width, y2: y1 + height }, route: "class" },
    ...{ score: score / 100, textScore: textScore / 100 },
  }));

/** Words of “the old tower of the old town”: two spans overlap, one phrase stands twice, two tags share a span. */
const WORDS = [
  ["old tower", 4, 13],
  ["old tower of the old town", 4, 29],
  ["tower", 8, 13],
  ["old", 4, 7],
  ["old", 21, 24],
  ["old tower", 4, 13],
] as const;

const tags: fc.Arbitrary<Tag[]> = fc.subarray([...WORDS.keys()]).map((chosen) =>
  chosen.flatMap((at) =>
    WORDS.slice(at, at + 1).map(
      ([phrase, from, to]): Tag => ({
        ...{ phrase, name: phrase, quality: `quality ${at}`, effect: "negative", span: { from, to } },
      }),
    ),
  ),
);

/** Traces as the pipeline leaves them: sorted scores, one answer a phrase, the judge asked of tags with several boxes. */
export const randomTrace: fc.Arbitrary<Trace> = fc
  .record({
    kept: tags,
    found: fc.array(fc.array(detectedBox, { maxLength: 6 }), { minLength: WORDS.length, maxLength: WORDS.length }),
    said: fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 12, maxLength: 12 }),
  })
  .map(({ kept, found, said }) => {
    const detected = kept.map(({ phrase }, tag) => ({
      ...{ tag, asked: `${phrase}.` },
      boxes: (found[WORDS.findIndex(([words]) => words === phrase)] ?? []).toSorted((a, b) => b.score - a.score),
    }));
    const judged = detected.flatMap(({ tag, boxes }) =>
      boxes.length < 2 ? [] : boxes.map((_, box) => judgedBox(tag, box, said[(7 * tag + box) % said.length] ?? null)),
    );

    return {
      version: 1,
      stages: [
        { stage: "tags", ...ran, kept, dropped: [] },
        { stage: "boxes", ...ran, detected, dropped: [] },
        { stage: "filter", ...ran, judged, flagged: [] },
      ],
    };
  });

/** By a probability, or by the word where there is none. */
function judgedBox(tag: number, box: number, percent: number | null): FilterStage["judged"][number] {
  const isYes = percent === null ? box % 2 === 0 : percent >= 50;
  const verdict = { question: "", answer: isYes ? "yes" : "no", because: "" } as const;

  return { tag, box, verdict: { ...verdict, probability: percent === null ? null : percent / 100 }, kept: isYes };
}
