import type { Engine } from "./engine.ts";
import type { Box } from "./geometry.ts";
import type { RunId, SuggestionId } from "./ids.ts";
import type { Tag } from "./tag.ts";
import type { DetectedBox, DropReason, MergeClause, PatchVerdict, StageName } from "./trace.ts";

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

/** Two boxes that Alg. 1 joined: by which clause, the figures that it looked at, and the box that came of it. */
export interface Join {
  readonly clause: MergeClause;
  /** Area of the box that grew, before this join, as share of the picture: less than T_a is small. */
  readonly share: number;
  /** Intersection over the smaller area: more than T_o is covered. */
  readonly coverage: number;
  readonly hull: Box;
}

/** A detector's box on its way: its place in the detector's list of the tag, the judge's verdict, how it was joined. */
export interface TracedOrigin extends DetectedBox {
  readonly at: number;
  readonly verdict: PatchVerdict | null;
  /** Null: it is the box that grew, or it stands alone. */
  readonly join: Join | null;
}

/** Where a box ended: in the text; with words that have boxes already; or dropped, and why. */
export type BoxFate = "in-the-text" | "same-words" | "under-threshold" | "under-text-threshold" | DropReason;

/** A box of a suggestion, or one that was lost on the way, with all that made it. */
export interface TracedBox {
  /** What it is called in addresses: position of its tag, and of the detector's box that grew. */
  readonly key: string;
  readonly tag: Tag;
  /** What the detector was asked. */
  readonly asked: string;
  readonly box: Box;
  readonly fate: BoxFate;
  readonly origins: readonly TracedOrigin[];
}

/** All that is known of a suggestion's boxes: by which recipe, run and engines, and where each comes from. */
export interface Lineage {
  readonly suggestion: SuggestionId;
  /** The item, as its import calls it. */
  readonly item: string;
  readonly description: string;
  readonly run: RunId;
  readonly recipe: { readonly name: string; readonly fingerprint: string };
  readonly seconds: number;
  readonly stages: readonly {
    readonly stage: StageName;
    readonly engine: Engine | null;
    readonly seconds: number;
  }[];
  readonly boxes: readonly TracedBox[];
}
