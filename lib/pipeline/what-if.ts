import type { Box, Size } from "#lib/domain/geometry.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import type { MergeStage, Trace } from "#lib/domain/trace.ts";
import type { BoxShift, ShiftKind, WhatIf } from "#lib/domain/what-if.ts";
import { boxesAgain, type SiftedBox, siftedBoxes, stageOf, type Thresholds } from "./explain.ts";
import { fuseGrounded } from "./fuse.ts";
import { measuresOf } from "./measures-of.ts";

/** The thresholds that a suggestion was made by, and those that are tried. */
export interface OtherThresholds {
  readonly own: Thresholds;
  readonly tried: Thresholds;
}

/**
 * What the tried thresholds would make of a suggestion otherwise: stages 3, 4 and fusion again from the kept answers.
 * Boxes before and after belong together where they grew from the same detections.
 */
export function whatIf(trace: Trace, image: Size, { own, tried }: OtherThresholds): WhatIf {
  const before = mentionsUnder(trace, image, own);
  const after = mentionsUnder(trace, image, tried);
  const sifted = siftedBoxes(trace, tried);
  const groups = [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((words) => groupsOf(before.get(words) ?? [], after.get(words) ?? []))
    .map((group) => ({ ...group, kind: kindOf(group, sifted) }));

  return {
    same: groups.flatMap(({ kind, after: boxes }) => (kind ? [] : boxes.map(({ tag, box }) => ({ tag, box })))),
    shifts: groups.flatMap(({ kind, ...group }) => (kind ? [shiftOf(group, kind)] : [])),
    mentions: { gained: onlyIn(after, before), lost: onlyIn(before, after) },
    boxes: { before: total(before), after: total(after) },
    measures: measuresOf(sifted, image, tried),
  };
}

type Made = MergeStage["merged"][number];
type Mentions = ReadonlyMap<string, readonly Made[]>;

/** Boxes by the words of their mention: where two tags have the same words, the first with boxes stands for both. */
function mentionsUnder(trace: Trace, image: Size, thresholds: Thresholds): Mentions {
  const boxes = boxesAgain(trace, image, thresholds);
  const { mentions } = fuseGrounded(stageOf(trace, "tags")?.kept ?? [], boxes);

  return new Map(
    mentions.map(({ tag, of: { span } }) => [`${span.from}-${span.to}`, boxes.filter((box) => box.tag === tag)]),
  );
}

function onlyIn(these: Mentions, those: Mentions): number[] {
  return [...these].flatMap(([words, [first]]) => (first && !those.has(words) ? [first.tag] : []));
}

function total(mentions: Mentions): number {
  return [...mentions.values()].reduce((sum, boxes) => sum + boxes.length, 0);
}

/** Boxes of one mention that share detections, by one another or through a third. */
interface Group {
  readonly from: ReadonlySet<number>;
  readonly before: readonly Made[];
  readonly after: readonly Made[];
}

function groupsOf(before: readonly Made[], after: readonly Made[]): Group[] {
  const single = [
    ...before.map((made): Group => ({ from: new Set(made.from), before: [made], after: [] })),
    ...after.map((made): Group => ({ from: new Set(made.from), before: [], after: [made] })),
  ];
  let groups: Group[] = [];
  for (const next of single) {
    const meets = groups.filter(({ from }) => [...from].some((at) => next.from.has(at)));
    if (meets.length === 0) groups.push(next);
    else groups = [...groups.filter((group) => !meets.includes(group)), [...meets, next].reduce(joined)];
  }

  return groups;
}

function joined(one: Group, other: Group): Group {
  return {
    from: new Set([...one.from, ...other.from]),
    before: [...one.before, ...other.before],
    after: [...one.after, ...other.after],
  };
}

/** Null: nothing would be otherwise. */
function kindOf({ before, after }: Group, sifted: readonly SiftedBox[]): ShiftKind | null {
  const [old] = before;
  const [young] = after;
  if (!old) return "appeared";
  if (!young) return lossOf(old, sifted);
  if (before.length !== after.length) return before.length > after.length ? "joined" : "split";

  return before.length === 1 && sameValue(old.box, young.box) ? null : "redrawn";
}

/** Why a box is gone: for what its first detection was dropped; where one is left, its words have lost their mention. */
function lossOf({ tag, from }: Made, sifted: readonly SiftedBox[]): ShiftKind {
  const ofTag = sifted.filter((one) => one.tag === tag);
  const [first, ...more] = from.map((at) => ofTag[at]?.dropped ?? null);

  return first && more.every(Boolean) ? first : "fused-away";
}

function shiftOf({ before, after }: Group, kind: ShiftKind): BoxShift {
  const boxes = (made: readonly Made[]): Box[] => made.map(({ box }) => box);

  return { kind, tag: [...after, ...before][0]?.tag ?? 0, before: boxes(before), after: boxes(after) };
}
