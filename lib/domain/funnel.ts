import { z } from "zod";
import type { RunCounts } from "./run.ts";
import { DropReason, MergeClause, StageName as Stage, type StageName } from "./trace.ts";

/** Why a stage lost something, by a closed code: dropped, or joined by a clause of Alg. 1. */
export const LossReason = z.union([DropReason, MergeClause]);
export type LossReason = z.infer<typeof LossReason>;

/** How often a stage lost something for a reason. */
export const Loss = z.object({ stage: Stage, reason: LossReason, count: z.number().int() });
export type Loss = z.infer<typeof Loss>;

/** One stage of a run's funnel. `lost`: what it dropped or joined; null where the run does not count it. */
export interface FunnelStep {
  readonly stage: StageName;
  readonly unit: "tags" | "boxes" | "mentions" | "questions";
  readonly kept: number;
  readonly lost: number | null;
}

/** What each stage of a run kept and lost, from left to right. */
export function funnelOf(counts: RunCounts): FunnelStep[] {
  const judged = counts.boxesFound - counts.boxesRejected;

  return [
    { stage: "tags", unit: "tags", kept: counts.tagsKept, lost: counts.tagsDropped },
    { stage: "boxes", unit: "boxes", kept: counts.boxesFound, lost: counts.tagsWithoutBox },
    { stage: "filter", unit: "boxes", kept: judged, lost: counts.boxesRejected },
    { stage: "merge", unit: "boxes", kept: judged - counts.boxesMerged, lost: counts.boxesMerged },
    { stage: "fusion", unit: "mentions", kept: counts.mentionsGrounded, lost: null },
    { stage: "questions", unit: "questions", kept: counts.questionsKept, lost: counts.questionsDropped },
  ];
}
