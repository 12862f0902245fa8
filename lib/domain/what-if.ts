import { z } from "zod";
import type { Box } from "./geometry.ts";
import { SuggestionId } from "./ids.ts";

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

/** Boxes that share what they grew from, as they are and as they would be. */
export interface BoxShift {
  readonly kind: ShiftKind;
  /** A position in the kept tags. */
  readonly tag: number;
  readonly before: readonly Box[];
  readonly after: readonly Box[];
}

/** A box of a mention, by the position of its tag. */
export type TaggedBox = { readonly tag: number; readonly box: Box };

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
  readonly same: readonly TaggedBox[];
  readonly shifts: readonly BoxShift[];
  /** Tags whose words would come to have a box, or lose their last. */
  readonly mentions: { readonly gained: readonly number[]; readonly lost: readonly number[] };
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
