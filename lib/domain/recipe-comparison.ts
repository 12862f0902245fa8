import type { Engine } from "./engine.ts";
import { iou } from "./geometry.ts";
import type { ListedSuggestion } from "./listed-suggestion.ts";
import type { Suggestion } from "./suggestion.ts";
import type { WrittenQuestion } from "./trace.ts";
import type { DiffPart } from "./word-diff.ts";

/** What two recipes made of one item. */
export interface ComparedSuggestions {
  readonly one: ListedSuggestion;
  readonly other: ListedSuggestion;
  /** 0: the same boxes; 1: none in common. */
  readonly difference: number;
  /** The grounded descriptions, and the questions that one of them has alone. */
  readonly text: readonly DiffPart[];
  readonly questions: { readonly one: readonly WrittenQuestion[]; readonly other: readonly WrittenQuestion[] };
}

/** What two recipes' suggestions hold in all. */
export interface ComparedSums {
  readonly mentions: number;
  readonly boxes: number;
  readonly grounded: number;
  readonly questions: number;
}

/** Two recipes beside what experts drew in closed rounds on items that both worked off. */
export interface ComparedGold {
  /** Each is held against both recipes by itself. */
  readonly answers: number;
  readonly items: number;
  readonly one: GroundingFigures;
  readonly other: GroundingFigures;
}

/** How far the boxes of two suggestions are apart: one less the share of boxes that the other has at IoU ≥ 0.9. */
export function differenceOf(one: Suggestion, other: Suggestion): number {
  const [a, b] = [one, other].map(({ mentions }) => mentions.flatMap(({ boxes }) => boxes.map(({ box }) => box)));
  if (!a || !b || a.length + b.length === 0) return 0;
  const found = (boxes: typeof a, among: typeof a) =>
    boxes.filter((box) => among.some((there) => iou(box, there) >= 0.9));

  return 1 - (found(a, b).length + found(b, a).length) / (a.length + b.length);
}

/** The figures of the paper's Table 2 against what people drew; null where they drew nothing. */
export interface GroundingFigures {
  /** With a gold box. */
  readonly samples: number;
  readonly goldBoxes: number;
  readonly miou: number | null;
  /** Over gold boxes, and over samples. */
  readonly tagRecall: { readonly micro: number; readonly macro: number } | null;
  /** What told whether names are the same. */
  readonly names: Engine;
}
