import { isForm, words } from "#lib/domain/words.ts";
import type { NamesAlike } from "./grounding-figures.ts";

/** Names told apart with no model: 1 where the words are the same, 0.75 where the last word is, else the share of words in common. */
export const NAMES_BY_WORDS: NamesAlike = {
  engine: { name: "embedded", model: "same words or same last word", revision: "1" },
  alike: (gold, predicted) => likeness(wordsOf(gold.name), wordsOf(predicted.name)),
};

function likeness(one: readonly string[], other: readonly string[]): number {
  const [last, otherLast] = [one.at(-1), other.at(-1)];
  if (last === undefined || otherLast === undefined) return 0;
  if (one.length === other.length && one.every((word, at) => isForm(word, other[at] ?? ""))) return 1;
  if (isForm(last, otherLast)) return 0.75;
  const common = one.filter((word) => other.some((there) => isForm(word, there))).length;

  return common / new Set([...one, ...other]).size;
}

function wordsOf(name: string): string[] {
  return words(name.toLowerCase()).map(({ word }) => word);
}
