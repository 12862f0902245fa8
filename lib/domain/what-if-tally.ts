import type { SuggestionId } from "./ids.ts";
import { type Bar, type Bin, type CountedBar, Measured, ShiftKind, type WhatIf, type WhatIfTally } from "./what-if.ts";

/** A bar keeps so many of its items. */
const FIRST = 24;
/** Changes from which on items share a bar. */
const MOST_CHANGES = 8;
/** Stretches that 0 to 1 is cut into. */
const BINS = 20;

/** An item's suggestion and what would become of it. */
export type TriedItem = { readonly id: SuggestionId; readonly whatIf: WhatIf };

/** The tally of nothing. */
export function emptyTally(): WhatIfTally {
  const bins = () => Array.from({ length: BINS }, () => ({ ...counted(), acts: 0 }));

  return {
    items: 0,
    byCount: Array.from({ length: MOST_CHANGES + 1 }, () => ({ items: 0, first: [] })),
    byKind: recordOf(ShiftKind.options, counted),
    mentions: { gained: counted(), lost: counted() },
    boxes: { before: 0, after: 0 },
    measures: recordOf(Measured.options, bins),
  };
}

/** The tally of these items, in their order. */
export function tallyOf(tried: Iterable<TriedItem>): WhatIfTally {
  const tally = emptyTally();
  for (const one of tried) takeIn(tally, one);

  return tally;
}

function takeIn(tally: WhatIfTally, { id, whatIf: { shifts, mentions, boxes, measures } }: TriedItem): void {
  const into = counterOf(id);
  tally.items += 1;
  tally.boxes.before += boxes.before;
  tally.boxes.after += boxes.after;
  put(tally.byCount[Math.min(MOST_CHANGES, shifts.length)], id);
  for (const { kind } of shifts) into(tally.byKind[kind]);
  for (const _ of mentions.gained) into(tally.mentions.gained);
  for (const _ of mentions.lost) into(tally.mentions.lost);
  for (const { measured, value, acts } of measures) {
    const bin = binOf(tally.measures[measured], value);
    into(bin);
    if (bin && acts) bin.acts += 1;
  }
}

/** The tally of both one's items: counting page by page is counting all at once. */
export function sumOfTallies(one: WhatIfTally, other: WhatIfTally): WhatIfTally {
  return {
    items: one.items + other.items,
    byCount: one.byCount.map((bar, at) => sumOfBars(bar, other.byCount[at])),
    byKind: recordOf(ShiftKind.options, (kind) => sumOfCounts(one.byKind[kind], other.byKind[kind])),
    mentions: {
      gained: sumOfCounts(one.mentions.gained, other.mentions.gained),
      lost: sumOfCounts(one.mentions.lost, other.mentions.lost),
    },
    boxes: { before: one.boxes.before + other.boxes.before, after: one.boxes.after + other.boxes.after },
    measures: recordOf(Measured.options, (measured) =>
      one.measures[measured].map((bin, at) => sumOfBins(bin, other.measures[measured][at])),
    ),
  };
}

/** Items of which something would be otherwise. */
export function changedItems({ items, byCount }: WhatIfTally): number {
  return items - (byCount[0]?.items ?? 0);
}

function counted(): CountedBar {
  return { items: 0, first: [], count: 0 };
}

function recordOf<Key extends string, Value>(keys: readonly Key[], made: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, made(key)])) as Record<Key, Value>;
}

function put(bar: Bar | undefined, id: SuggestionId): void {
  if (!bar) return;
  bar.items += 1;
  if (bar.first.length < FIRST) bar.first.push(id);
}

/** Counts what happens in one item, which stands in a bar once however often it happens. */
function counterOf(id: SuggestionId): (bar: CountedBar | undefined) => void {
  const seen = new Set<Bar>();

  return (bar) => {
    if (!bar) return;
    bar.count += 1;
    if (!seen.has(bar)) put(bar, id);
    seen.add(bar);
  };
}

function binOf(bins: readonly Bin[], value: number): Bin | undefined {
  return bins[Math.max(0, Math.min(bins.length - 1, Math.floor(value * bins.length)))];
}

function sumOfBars(one: Bar, other: Bar | undefined): Bar {
  return {
    items: one.items + (other?.items ?? 0),
    first: [...one.first, ...(other?.first ?? [])].slice(0, FIRST),
  };
}

function sumOfCounts(one: CountedBar, other: CountedBar): CountedBar {
  return { ...sumOfBars(one, other), count: one.count + other.count };
}

function sumOfBins(one: Bin, other: Bin | undefined): Bin {
  return { ...sumOfBars(one, other), count: one.count + (other?.count ?? 0), acts: one.acts + (other?.acts ?? 0) };
}
