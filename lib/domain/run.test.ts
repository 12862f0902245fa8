import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "./ids.ts";
import { afterItem, cancelled, type ItemOutcome, type Run, retried, startingCounts, waitingItems } from "./run.ts";
import type { Trace } from "./trace.ts";

const at = new Date("2026-01-01T00:00:00Z");
const box = { x1: 0, y1: 0, x2: 1, y2: 1 };
const tag = { phrase: "a dog", name: "dog", quality: "blurry", effect: "negative", span: { from: 0, to: 5 } } as const;
const verdict = { question: "?", answer: "no", probability: 0.1, because: "" } as const;
const ran = { engine: null, seconds: 0.5 };
const trace: Trace = {
  version: 1,
  stages: [
    { stage: "tags", ...ran, kept: [tag, tag], dropped: [{ tag, reason: "no-impact" }] },
    {
      stage: "boxes",
      ...ran,
      detected: [{ tag: 0, asked: "a dog.", boxes: [{ box, score: 0.9, route: "dog" }] }],
      dropped: [{ tag: 1, reason: "no-box-found" }],
    },
    { stage: "filter", ...ran, judged: [{ tag: 0, box: 0, verdict, kept: false }], flagged: [0] },
    { stage: "merge", ...ran, merged: [{ tag: 0, box, from: [0, 1], joined: [{ box: 1, clause: "covered" }] }] },
    { stage: "fusion", ...ran, question: "?", text: "", dropped: [] },
    { stage: "questions", ...ran, kept: [], dropped: [] },
  ],
};

function running(total: number): Run {
  const ids = { id: newId<"Run">(), projectId: newId<"Project">(), recipeId: newId<"Recipe">() };

  return { ...ids, status: "running", counts: startingCounts(total), startedBy: "test", startedAt: at };
}

const outcomes = fc.array(
  fc.constantFrom<ItemOutcome>({ state: "done", trace, mentions: 1 }, { state: "reused" }, { state: "failed" }),
  { minLength: 1, maxLength: 30 },
);

describe("a run", () => {
  it("is finished exactly when its last item has ended", () => {
    fc.assert(
      fc.property(outcomes, (all) => {
        const before = all.slice(0, -1).reduce((run, outcome) => afterItem(run, outcome, at), running(all.length));
        expect(before.status).toBe("running");
        const after = afterItem(before, all.at(-1) ?? { state: "reused" }, at);
        expect(after.status).toBe("finished");
        expect(waitingItems(after.counts)).toBe(0);
      }),
    );
  });

  it("counts what each stage kept and dropped, whatever the order", () => {
    fc.assert(
      fc.property(outcomes, (all) => {
        const { counts } = all.reduce((run, outcome) => afterItem(run, outcome, at), running(all.length));
        const done = all.filter(({ state }) => state === "done").length;
        expect(counts).toMatchObject({ done, tagsKept: 2 * done, tagsDropped: done, boxesFound: done });
        expect(counts).toMatchObject({ tagsWithoutBox: done, boxesRejected: done, boxesMerged: done });
        expect(counts.mentionsGrounded).toBe(done);
        expect(counts.engineSeconds).toBeCloseTo(3 * done, 9);
      }),
    );
  });

  it("waits again for what had failed, and for nothing else", () => {
    const failedTwice = afterItem(afterItem(running(3), { state: "failed" }, at), { state: "failed" }, at);
    const again = retried(afterItem(failedTwice, { state: "reused" }, at), 1);
    expect(again).toMatchObject({ status: "running", counts: { failed: 1, reused: 1 } });
    expect(waitingItems(again.counts)).toBe(1);
    expect(() => retried(again, 0)).toThrow("run-has-no-failures");
  });

  it("that was called off stays so, and still counts what comes in", () => {
    const off = cancelled(running(1), at);
    expect(afterItem(off, { state: "reused" }, at)).toMatchObject({ status: "cancelled", counts: { reused: 1 } });
    expect(() => cancelled(off, at)).toThrow("run-not-running");
    expect(() => retried(off, 1)).toThrow("run-not-running");
  });
});
