import { describe, expect, it } from "vitest";
import type { ProjectCounts } from "#lib/db/project-counts.ts";
import { nextStep } from "./project-home.ts";

const NOTHING: ProjectCounts = {
  images: 0,
  items: 0,
  suggestedItems: 0,
  runsUnderWay: 0,
  openRounds: 0,
  closedRounds: 0,
  openSlots: 0,
  submitted: 0,
};

describe("the next step", () => {
  it("leads an admin from import to export", () => {
    const stages: readonly Partial<ProjectCounts>[] = [
      {},
      { items: 5 },
      { runsUnderWay: 1 },
      { runsUnderWay: 0, suggestedItems: 5 },
      { openRounds: 1, openSlots: 5 },
      { openRounds: 0, openSlots: 0, closedRounds: 1 },
    ];
    let counts = NOTHING;
    const steps = stages.map((stage) => {
      counts = { ...counts, ...stage };
      return nextStep(counts, ["admin"], 0);
    });

    expect(steps).toEqual(["import", "start-run", "watch-run", "send", "close-round", "export"]);
  });

  it("puts an expert's own work before all", () => {
    expect(nextStep({ ...NOTHING, openSlots: 1 }, ["admin", "expert"], 0)).toBe("annotate");
    expect(nextStep(NOTHING, ["expert"], 1)).toBe("annotate");
    expect(nextStep(NOTHING, ["expert"], 0)).toBe("wait");
  });
});
