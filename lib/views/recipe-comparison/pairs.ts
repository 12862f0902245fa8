import type { KeptRecipe } from "#lib/db/recipes.ts";
import type { Size } from "#lib/domain/geometry.ts";
import { withPlaces } from "#lib/domain/interleaved-text.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type ComparedSuggestions, type ComparedSums, differenceOf } from "#lib/domain/recipe-comparison.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { WrittenQuestion } from "#lib/domain/trace.ts";
import { wordDiff } from "#lib/domain/word-diff.ts";

/** Two recipes and what each made of the same items, in any order. */
export interface MadeByTwo {
  readonly recipes: { readonly one: KeptRecipe; readonly other: KeptRecipe };
  readonly one: readonly ListedSuggestion[];
  readonly other: readonly ListedSuggestion[];
}

/** The items' suggestions side by side, those that differ most first. */
export function pairsOf({ recipes, one, other }: MadeByTwo): ComparedSuggestions[] {
  const byItem = new Map(other.map((made) => [made.item.id, made]));
  const pairs = one.flatMap((made): ComparedSuggestions[] => {
    const counterpart = byItem.get(made.item.id);
    if (!counterpart) return [];
    const text = (of: ListedSuggestion, by: KeptRecipe) => groundedText(of.suggestion, of.picture, by.recipe);

    return [
      {
        ...{ one: made, other: counterpart, difference: differenceOf(made.suggestion, counterpart.suggestion) },
        text: wordDiff(text(made, recipes.one), text(counterpart, recipes.other)),
        questions: {
          one: questionsAlone(made.suggestion, counterpart.suggestion),
          other: questionsAlone(counterpart.suggestion, made.suggestion),
        },
      },
    ];
  });

  return pairs.toSorted((a, b) => b.difference - a.difference);
}

function groundedText({ description, mentions }: Suggestion, size: Size, { coordinates, grid }: Recipe): string {
  const plain = mentions.map((mention) => ({
    ...mention,
    ...{ attribute: null, degree: null },
    boxes: mention.boxes.map(({ box }) => box),
  }));

  return withPlaces({ text: description, mentions: plain }, size, { mode: coordinates, ...grid }).text;
}

function questionsAlone({ questions }: Suggestion, other: Suggestion): WrittenQuestion[] {
  const there = new Set(other.questions.map(({ question, answer }) => `${question}\n${answer}`));

  return questions
    .filter(({ question, answer }) => !there.has(`${question}\n${answer}`))
    .map(({ kind, question, answer }) => ({ kind, question, answer }));
}

/** What these suggestions hold in all. */
export function sumsOf(made: readonly ListedSuggestion[]): ComparedSums {
  const mentions = made.flatMap(({ suggestion }) => suggestion.mentions);

  return {
    mentions: mentions.length,
    boxes: mentions.reduce((sum, { boxes }) => sum + boxes.length, 0),
    grounded: made.filter(({ suggestion }) => suggestion.mentions.length > 0).length,
    questions: made.reduce((sum, { suggestion }) => sum + suggestion.questions.length, 0),
  };
}
