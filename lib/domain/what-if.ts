import { z } from "zod";
import { Box } from "./geometry.ts";
import { ImageId, ItemId, SuggestionId } from "./ids.ts";

/**
 * What other thresholds would do to boxes of a mention: one that comes, one that goes and why, or boxes that are joined
 * otherwise: into fewer, into more, or into as many of another extent.
 */
export const ShiftKind = z.enum([
  "appeared",
  "under-threshold",
  "under-text-threshold",
  "patch-judge-said-no",
  "fused-away",
  "joined",
  "split",
  "redrawn",
]);
export type ShiftKind = z.infer<typeof ShiftKind>;

/** Boxes that share what they grew from, as they are and as they would be; `tag` is a position in the kept tags. */
const BoxShift = z.object({ kind: ShiftKind, tag: z.number().int(), before: z.array(Box), after: z.array(Box) });
export type BoxShift = z.infer<typeof BoxShift>;

/** A box of a mention, by the position of its tag. */
const TaggedBox = z.object({ tag: z.number().int(), box: Box });

/** Tags whose words would come to have a box, or lose their last. */
const MentionShift = z.object({ gained: z.array(z.number().int()), lost: z.array(z.number().int()) });

/** What a threshold is about. */
export const Measured = z.enum(["score", "text-score", "yes", "area", "coverage"]);
export type Measured = z.infer<typeof Measured>;

/** A figure that a threshold is held against; `acts`: it drops the box, or lets boxes be joined. */
export interface Measure {
  readonly measured: Measured;
  readonly value: number;
  readonly acts: boolean;
}

/** What other thresholds would make of an item's suggestion. */
export interface WhatIf {
  /** Boxes that stay as they are. */
  readonly same: readonly z.infer<typeof TaggedBox>[];
  readonly shifts: readonly BoxShift[];
  readonly mentions: z.infer<typeof MentionShift>;
  readonly boxes: { readonly before: number; readonly after: number };
  readonly measures: readonly Measure[];
}

/** Items of a histogram's bar, and the first of them. */
const Bar = z.object({ items: z.number().int(), first: z.array(SuggestionId) });
export type Bar = z.infer<typeof Bar>;

/** How often something would happen, and in which items. */
const CountedBar = Bar.extend({ count: z.number().int() });
export type CountedBar = z.infer<typeof CountedBar>;

/** Figures of a stretch of 0 to 1, and how many of them the threshold acts on. */
const Bin = CountedBar.extend({ acts: z.number().int() });
export type Bin = z.infer<typeof Bin>;

/** What would change over many items; sums of it are figures of all their items. */
export const WhatIfTally = z.object({
  items: z.number().int(),
  /** Items with 0, 1, 2, … changes; the last bar holds all that have more. */
  byCount: z.array(Bar),
  byKind: z.record(ShiftKind, CountedBar),
  mentions: z.object({ gained: CountedBar, lost: CountedBar }),
  boxes: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Stretches of equal length, from 0 to 1. */
  measures: z.record(Measured, z.array(Bin)),
});
export type WhatIfTally = z.infer<typeof WhatIfTally>;

/** The tally of some items of a run. */
export const WhatIfPart = z.object({
  tally: WhatIfTally,
  /** Items of the run that were gone through, also those without a suggestion. */
  looked: z.number().int(),
  /** Items that the asker annotates just now: not in the tally. */
  withheld: z.number().int(),
  /** Where the next part begins; null: this was the last. */
  next: ItemId.nullable(),
});
export type WhatIfPart = z.infer<typeof WhatIfPart>;

/** An item's picture with its boxes as they are and as they would be. */
export const WhatIfPicture = z.object({
  id: SuggestionId,
  /** What its import calls it. */
  item: z.string(),
  picture: z.object({ id: ImageId, path: z.string(), width: z.number(), height: z.number() }),
  /** Of the kept tags. */
  phrases: z.array(z.string()),
  same: z.array(TaggedBox),
  shifts: z.array(BoxShift),
  mentions: MentionShift,
});
export type WhatIfPicture = z.infer<typeof WhatIfPicture>;
