import { describe, expect, it } from "vitest";
import { funnelOf } from "./funnel.ts";
import { startingCounts } from "./run.ts";
import { paceOf } from "./run-pace.ts";

describe("a run's funnel", () => {
  it("counts boxes on from stage to stage", () => {
    const counts = { ...startingCounts(1), boxesFound: 10, boxesRejected: 3, boxesMerged: 2, mentionsGrounded: 4 };
    const kept = funnelOf(counts).map(({ stage, kept }) => [stage, kept]);

    expect(Object.fromEntries(kept)).toMatchObject({ boxes: 10, filter: 7, merge: 5, fusion: 4 });
  });
});

describe("a run's pace", () => {
  it("tells the time left at the speed of late", () => {
    expect(paceOf({ items: 30, inSeconds: 60 }, 15)).toMatchObject({ perMinute: 30, secondsLeft: 30 });
  });

  it("tells no time left where nothing ended", () => {
    expect(paceOf({ items: 0, inSeconds: 60 }, 15)).toMatchObject({
      perMinute: 0,
      secondsLeft: null,
      standsStill: true,
    });
    expect(paceOf({ items: 0, inSeconds: 2 }, 15).standsStill).toBe(false);
  });
});
