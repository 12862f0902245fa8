import type { BoxShift, Measured, ShiftKind } from "#lib/domain/what-if.ts";

/** What would happen to boxes, in words. */
export const SHIFT_WORDS: Readonly<Record<ShiftKind, string>> = {
  appeared: "appear",
  "under-threshold": "go: box threshold",
  "under-text-threshold": "go: text threshold",
  "patch-judge-said-no": "go: the judge says no",
  "fused-away": "go: mention gives way",
  joined: "joined into fewer",
  split: "stay apart",
  redrawn: "of another extent",
};

/** A figure that a threshold is about, in words; and what the threshold does to those that it acts on. */
export const MEASURED_WORDS: Readonly<Record<Measured, { short: string; title: string; unit: string; acts: string }>> =
  {
    score: { short: "Score", title: "Detector score", unit: "detections", acts: "under the box threshold" },
    "text-score": {
      short: "Words",
      title: "Score of the phrase’s words",
      unit: "detections",
      acts: "under the text threshold",
    },
    yes: { short: "Yes", title: "Probability of Yes", unit: "verdicts", acts: "the judge says no" },
    area: {
      short: "Share",
      title: "A box’s share of the picture",
      unit: "boxes",
      acts: "small: joined when they touch",
    },
    coverage: {
      short: "Cover",
      title: "How far one box covers another",
      unit: "pairs of boxes",
      acts: "covered: joined",
    },
  };

/** What would happen to some boxes of a picture, as a sentence about them. */
export function shiftSentence({ kind, before, after }: BoxShift): string {
  switch (kind) {
    case "appeared":
      return `${boxes(after.length)} more`;
    case "joined":
      return `${boxes(before.length)} joined into ${after.length}`;
    case "split":
      return `${after.length} in place of ${boxes(before.length)}`;
    case "redrawn":
      return `${boxes(after.length)} of another extent`;
    case "under-threshold":
    case "under-text-threshold":
    case "patch-judge-said-no":
    case "fused-away":
      return `${boxes(before.length)} less, ${SHIFT_WORDS[kind].slice("go: ".length)}`;
  }
}

function boxes(count: number): string {
  return count === 1 ? "1 box" : `${count} boxes`;
}
