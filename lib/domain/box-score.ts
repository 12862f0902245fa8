import { type Box, iou } from "./geometry.ts";

/** One phrase of a picture: the boxes that people drew for it, and those that an engine found. */
export interface ComparedBoxes {
  readonly marked: readonly Box[];
  readonly found: readonly Box[];
}

/** Counts over phrases. */
export interface BoxScore {
  readonly phrases: number;
  readonly marked: number;
  readonly found: number;
  readonly right: number;
  /** `right / found`: of the boxes given, how many are right; null where none was given. */
  readonly precision: number | null;
  /** `right / marked`; null where none was drawn. */
  readonly recall: number | null;
}

/** From this overlap on a box is right, as detectors are measured. */
const RIGHT_FROM = 0.5;

/** Counts boxes that are right: IoU of at least a half with a marked one, one to one, the nearest first. */
export function scoreBoxes(phrases: readonly ComparedBoxes[]): BoxScore {
  const sum = (of: (one: ComparedBoxes) => number) => phrases.reduce((total, one) => total + of(one), 0);
  const [marked, found] = [sum((one) => one.marked.length), sum((one) => one.found.length)];
  const right = sum((one) => rightBoxes(one).length);

  return {
    ...{ phrases: phrases.length, marked, found, right },
    precision: found === 0 ? null : right / found,
    recall: marked === 0 ? null : right / marked,
  };
}

/** The found boxes that are right, as positions of both. */
export function rightBoxes({ marked, found }: ComparedBoxes): { marked: number; found: number }[] {
  const pairs = marked.flatMap((drawn, at) =>
    found.map((box, of) => ({ marked: at, found: of, share: iou(drawn, box) })),
  );
  const taken: { marked: number; found: number }[] = [];
  for (const pair of pairs.filter(({ share }) => share >= RIGHT_FROM).sort((a, b) => b.share - a.share))
    if (taken.every((one) => one.marked !== pair.marked && one.found !== pair.found)) taken.push(pair);

  return taken.map(({ marked: at, found: of }) => ({ marked: at, found: of }));
}
