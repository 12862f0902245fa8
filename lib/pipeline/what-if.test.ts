import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trace } from "#lib/domain/trace.ts";
import { randomTrace, TRACED } from "#lib/testing/random-traces.ts";
import { siftedBoxes, type Thresholds } from "./explain.ts";
import { whatIf } from "./what-if.ts";

const OWN: Thresholds = {
  ...{ boxThreshold: 0.3, textThreshold: 0.25, yesFrom: 0.5 },
  merge: { areaShare: 0.256, coverage: 0.95 },
};

const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const thresholds: fc.Arbitrary<Thresholds> = fc.record({
  boxThreshold: share,
  textThreshold: share,
  yesFrom: fc.option(share),
  merge: fc.option(fc.record({ areaShare: share, coverage: share })),
});

function unchanged(trace: Trace, by: Thresholds) {
  return whatIf(trace, TRACED, { own: by, tried: by });
}

describe("what would change", () => {
  it("is nothing by the same thresholds", () => {
    fc.assert(
      fc.property(randomTrace, thresholds, (trace, by) => {
        const { shifts, mentions, boxes, same } = unchanged(trace, by);
        expect({ shifts, mentions }).toEqual({ shifts: [], mentions: { gained: [], lost: [] } });
        expect(same).toHaveLength(boxes.before);
      }),
    );
  });

  it("accounts for every box before and after, each once", () => {
    fc.assert(
      fc.property(randomTrace, thresholds, thresholds, (trace, own, tried) => {
        const { same, shifts, boxes } = whatIf(trace, TRACED, { own, tried });
        expect(same.length + shifts.flatMap(({ before }) => before).length).toBe(boxes.before);
        expect(same.length + shifts.flatMap(({ after }) => after).length).toBe(boxes.after);
      }),
    );
  });

  it("is told backwards by the thresholds the other way round", () => {
    fc.assert(
      fc.property(randomTrace, thresholds, thresholds, (trace, own, tried) => {
        const there = whatIf(trace, TRACED, { own, tried });
        const back = whatIf(trace, TRACED, { own: tried, tried: own });
        expect(back.shifts).toHaveLength(there.shifts.length);
        expect(back.boxes).toEqual({ before: there.boxes.after, after: there.boxes.before });
        expect(back.mentions.lost).toHaveLength(there.mentions.gained.length);
        const counted = ({ shifts }: typeof there, kind: string) => shifts.filter((one) => one.kind === kind).length;
        expect(counted(back, "split")).toBe(counted(there, "joined"));
        expect(counted(back, "redrawn")).toBe(counted(there, "redrawn"));
      }),
    );
  });

  it("adds no box before joining when a threshold of the detector or of the judge is raised", () => {
    const left = (trace: Trace, by: Thresholds) =>
      siftedBoxes(trace, by).flatMap(({ dropped }, at) => (dropped === null ? [at] : []));
    fc.assert(
      fc.property(randomTrace, thresholds, fc.tuple(share, share, share), (trace, by, [box, text, yes]) => {
        const raised = {
          ...by,
          boxThreshold: Math.max(by.boxThreshold, box),
          textThreshold: Math.max(by.textThreshold, text),
          yesFrom: by.yesFrom === null ? yes : Math.max(by.yesFrom, yes),
        };
        const before = new Set(left(trace, by));
        expect(left(trace, raised).filter((at) => !before.has(at))).toEqual([]);
      }),
    );
  });

  it("drops no box for a threshold that is not raised", () => {
    fc.assert(
      fc.property(randomTrace, thresholds, thresholds, (trace, own, { merge }) => {
        const lower = { ...own, boxThreshold: own.boxThreshold / 2, textThreshold: own.textThreshold / 2, merge };
        const kinds = whatIf(trace, TRACED, { own, tried: { ...lower, yesFrom: null } }).shifts.map(({ kind }) => kind);
        for (const dropped of ["under-threshold", "under-text-threshold", "patch-judge-said-no"])
          expect(kinds).not.toContain(dropped);
      }),
    );
  });

  it("says which boxes go for which reason, which are joined, and which words lose their last box", () => {
    const box = (x1: number, x2: number) => ({ x1, y1: 0, x2, y2: 50 });
    const engine = { name: "recorded", model: "test", revision: "1" };
    const found = (score: number, at: readonly [number, number], textScore = 0.9) => ({
      ...{ box: box(...at), score, textScore, route: "class" },
    });
    const span = (from: number) => ({ from, to: from + 3 });
    const tag = (phrase: string, from: number) =>
      ({ phrase, name: phrase, quality: "clear", effect: "positive", span: span(from) }) as const;
    const trace: Trace = {
      version: 1,
      stages: [
        { stage: "tags", engine, seconds: 0, kept: [tag("cup", 0), tag("cat", 10)], dropped: [] },
        {
          ...{ stage: "boxes", engine, seconds: 0, dropped: [] },
          detected: [
            { tag: 0, asked: "cup.", boxes: [found(0.9, [0, 60]), found(0.8, [20, 80]), found(0.7, [120, 180])] },
            { tag: 1, asked: "cat.", boxes: [found(0.45, [0, 50], 0.3)] },
          ],
        },
      ],
    };
    const apart: Thresholds = { ...OWN, merge: null };
    const kinds = (tried: Thresholds, own = apart) =>
      whatIf(trace, TRACED, { own, tried }).shifts.map(({ kind, tag: of }) => [of, kind]);

    expect(kinds({ ...apart, boxThreshold: 0.75 })).toEqual([
      [0, "under-threshold"],
      [1, "under-threshold"],
    ]);
    expect(kinds({ ...apart, textThreshold: 0.5 })).toEqual([[1, "under-text-threshold"]]);
    expect(kinds({ ...apart, merge: { areaShare: 0.5, coverage: 0.9 } })).toEqual([[0, "joined"]]);
    expect(kinds(apart, { ...apart, merge: { areaShare: 0.5, coverage: 0.9 } })).toEqual([[0, "split"]]);
    expect(whatIf(trace, TRACED, { own: apart, tried: { ...apart, boxThreshold: 0.5 } })).toMatchObject({
      mentions: { gained: [], lost: [1] },
      boxes: { before: 4, after: 3 },
    });
  });
});
