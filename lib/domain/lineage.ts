import type { Engine } from "./engine.ts";
import type { Box } from "./geometry.ts";
import type { Tag } from "./tag.ts";
import type { DetectedBox, MergeClause, PatchVerdict } from "./trace.ts";

/** A detector's box that a final box grew from, with the judge's verdict where it was asked. */
export interface BoxOrigin extends DetectedBox {
  readonly verdict: PatchVerdict | null;
  /** The clause of Alg. 1 that joined it; null: it is the box that grew. */
  readonly joinedBy: MergeClause | null;
}

/** Where a box of a suggestion comes from: its words, its detections, its verdicts, its joins. */
export interface BoxLineage {
  readonly tag: Tag;
  readonly asked: string;
  readonly box: Box;
  readonly origins: readonly BoxOrigin[];
  readonly detector: Engine | null;
  readonly judge: Engine | null;
}
