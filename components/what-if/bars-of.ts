import { type Bar, Measured, ShiftKind, type WhatIfTally } from "#lib/domain/what-if.ts";
import type { Thresholds } from "#lib/pipeline/explain.ts";
import type { PlottedBar, PlottedLine } from "./bar-plot.tsx";
import type { KindBar } from "./kind-bars.tsx";
import { MEASURED_WORDS, SHIFT_WORDS } from "./shift-words.ts";

/** A bar of any of the plots, by the key that the address holds, with what it is of. */
export interface ChosenBar {
  readonly bar: Bar;
  readonly words: string;
}

/** Items by how many changes they would have. */
export function countBars({ byCount }: WhatIfTally): PlottedBar[] {
  return byCount.map(({ items }, n) => {
    const isLast = n === byCount.length - 1;
    const words = n === 1 ? "1 change" : `${n}${isLast ? " or more" : ""} changes`;

    return { key: `changes-${n}`, label: isLast ? `${n}+` : String(n), words, value: items };
  });
}

/** Changes by their kind; of the words' own at the end. */
export function kindBars({ byKind, mentions }: WhatIfTally): KindBar[] {
  return [
    ...ShiftKind.options.map((kind) => ({ key: kind, words: `Boxes ${SHIFT_WORDS[kind]}`, bar: byKind[kind] })),
    { key: "gained", words: "Words gain their first box", bar: mentions.gained },
    { key: "lost", words: "Words lose their last box", bar: mentions.lost },
  ];
}

/** Where figures lie that a threshold is held against. */
export function measureBars({ measures }: WhatIfTally, measured: Measured): PlottedBar[] {
  const bins = measures[measured];

  return bins.map(({ count, acts }, at) => {
    const [from, to] = [at, at + 1].map((edge) => (edge / bins.length).toFixed(2));

    return {
      ...{ key: `${measured}-${at}`, words: `${from} to ${to}`, value: count, full: acts },
      label: at % 4 === 0 ? (at / bins.length).toFixed(1) : "",
    };
  });
}

/** The figures that there are any of. */
export function measuredIn({ measures }: WhatIfTally): Measured[] {
  return Measured.options.filter((measured) => measures[measured].some(({ count }) => count > 0));
}

/** The thresholds that a measure is held against, the recipe's and the one tried. */
export function measureLines(measured: Measured, own: Thresholds, tried: Thresholds): PlottedLine[] {
  const [ours, other] = [own, tried].map((thresholds) => thresholdOf(measured, thresholds));
  const recipes = ours === null || ours === undefined ? [] : [ours];
  const hands = other === null || other === undefined || other === ours ? [] : [other];

  return [
    ...recipes.map((at) => ({ at, words: `dashed: the recipe’s ${at}`, dashed: true as const })),
    ...hands.map((at) => ({ at, words: `line: tried ${at}` })),
  ];
}

function thresholdOf(measured: Measured, { boxThreshold, textThreshold, yesFrom, merge }: Thresholds): number | null {
  switch (measured) {
    case "score":
      return boxThreshold;
    case "text-score":
      return textThreshold;
    case "yes":
      return yesFrom;
    case "area":
      return merge?.areaShare ?? null;
    case "coverage":
      return merge?.coverage ?? null;
  }
}

/** The measure whose threshold the hand moved; null: none, or one was put on or off. */
export function movedMeasure(before: Thresholds, after: Thresholds): Measured | null {
  return Measured.options.find((measured) => thresholdOf(measured, before) !== thresholdOf(measured, after)) ?? null;
}

/** The bar of this key; where none is named, that of the commonest kind of change. Null: nothing would change. */
export function barOf(tally: WhatIfTally, key: string | null): (ChosenBar & { readonly key: string }) | null {
  const kinds = kindBars(tally);
  const common = kinds.slice(0, ShiftKind.options.length).reduce((a, b) => (b.bar.count > a.bar.count ? b : a));
  const wanted = key ?? (common.bar.count > 0 ? common.key : null);
  const all: (ChosenBar & { key: string })[] = [
    ...kinds,
    ...countBars(tally).map(({ key: of, words }, n) => ({ key: of, words, bar: tally.byCount[n] ?? EMPTY })),
    ...Measured.options.flatMap((measured) =>
      measureBars(tally, measured).map(({ key: of, words }, at) => ({
        ...{ key: of, words: `${MEASURED_WORDS[measured].title} ${words}` },
        bar: tally.measures[measured][at] ?? EMPTY,
      })),
    ),
  ];

  return all.find((one) => one.key === wanted) ?? null;
}

const EMPTY: Bar = { items: 0, first: [] };
