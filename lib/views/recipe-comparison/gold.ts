import type { Reading } from "#lib/context.ts";
import { type ClosedAnswer, closedAnswers } from "#lib/db/closed-answers.ts";
import { listedSuggestions } from "#lib/db/suggestion-lists.ts";
import type { ItemId, ProjectId, UserId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import type { ComparedGold } from "#lib/domain/recipe-comparison.ts";
import { type GroundedSample, groundingFigures } from "#lib/evaluation/grounding-figures.ts";
import { drawnBoxes, proposedBoxes } from "#lib/evaluation/named-boxes.ts";
import { NAMES_BY_WORDS } from "#lib/evaluation/names-by-words.ts";

interface Compared {
  readonly projectId: ProjectId;
  readonly fingerprints: { readonly one: string; readonly other: string };
  readonly userId: UserId | null;
}

/** Answers that are read. */
const MOST = 2000;

/** Both recipes held against what experts drew in closed rounds; null where there is nothing of it. */
export async function goldOf(
  reader: Reading["reader"],
  { projectId, fingerprints, userId }: Compared,
): Promise<ComparedGold | null> {
  const recipes = [fingerprints.one, fingerprints.other];
  const answers = await closedAnswers(reader, { projectId, recipes, take: MOST });
  const items = [...new Set(answers.map(({ itemId }) => itemId))];
  const made = (fingerprint: string) =>
    listedSuggestions(reader, { projectId, fingerprint, items, notUnderWorkOf: userId }, MOST);
  const [one, other] = await Promise.all([made(fingerprints.one), made(fingerprints.other)]);
  const shown = new Set(one.map(({ item }) => item.id));
  const seen = answers.filter(({ itemId }) => shown.has(itemId));
  if (seen.length === 0) return null;

  return {
    ...{ answers: seen.length, items: new Set(seen.map(({ itemId }) => itemId)).size },
    one: groundingFigures(samplesOf(seen, one), NAMES_BY_WORDS),
    other: groundingFigures(samplesOf(seen, other), NAMES_BY_WORDS),
  };
}

function samplesOf(answers: readonly ClosedAnswer[], made: readonly ListedSuggestion[]): GroundedSample[] {
  const byItem = new Map<ItemId, ListedSuggestion>(made.map((one) => [one.item.id, one]));

  return answers.map(({ itemId, annotation }) => {
    const suggested = byItem.get(itemId);

    return { gold: drawnBoxes(annotation), predicted: suggested ? proposedBoxes(suggested.suggestion) : [] };
  });
}
