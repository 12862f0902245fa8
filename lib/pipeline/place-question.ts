import type { Engine } from "#lib/domain/engine.ts";
import type { ProposalId } from "#lib/domain/ids.ts";
import { wordsOf } from "#lib/domain/span.ts";
import type { ProposedMention, ProposedQuestion } from "#lib/domain/suggestion.ts";
import type { WrittenQuestion } from "#lib/domain/trace.ts";
import { findWords } from "./find-words.ts";

export interface Placing {
  readonly id: ProposalId;
  readonly description: string;
  readonly mentions: readonly ProposedMention[];
  readonly engine: Engine;
}

/**
 * Writes the boxes of the objects that a pair names into it (paper §3.2, stage 5): into the question where it names
 * them (referring), else into the answer (grounding). Each object once.
 */
export function placeQuestion(pair: WrittenQuestion, { id, description, mentions, engine }: Placing): ProposedQuestion {
  const namesOf = (mention: ProposedMention) => [wordsOf(description, mention.span), mention.name ?? ""];
  const referring = findWords(pair.question, mentions.map(namesOf));
  const asked = new Set(referring.map(({ of }) => of));
  const grounding = findWords(
    pair.answer,
    mentions.map((mention, at) => (asked.has(at) ? [] : namesOf(mention))),
  );
  const found = [
    ...referring.map((one) => ({ in: "question" as const, ...one })),
    ...grounding.map((one) => ({ in: "answer" as const, ...one })),
  ];

  return {
    id,
    ...pair,
    engine,
    mentions: found.flatMap(({ of, span, in: where }) => {
      const mention = mentions[of];
      if (!mention) return [];
      const { name, quality, effect, boxes } = mention;

      return [{ in: where, span, name, quality, effect, boxes: [...boxes] }];
    }),
  };
}
