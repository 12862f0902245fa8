import { withMarksAlone } from "#lib/domain/interleaved-text.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { ProposedMention } from "#lib/domain/suggestion.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { QuestionStage } from "#lib/domain/trace.ts";
import { type NamedObject, sortQuestions } from "./keep-questions.ts";
import type { Engines } from "./ports.ts";

export interface Writing {
  readonly description: string;
  /** The description in the interleaved form. */
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly mentions: readonly ProposedMention[];
  readonly recipe: Pick<Recipe, "questions">;
  readonly engines: Pick<Engines, "questions">;
}

/**
 * Has questions written and keeps those that name a grounded object (paper §3.2, stage 5). Nothing grounded: nothing asked.
 * The writer is told which words have a place and not where it is: other thresholds of merging ask it nothing new.
 */
export async function writeQuestions(
  asked: Writing,
  signal: AbortSignal,
): Promise<Omit<QuestionStage, "engine" | "seconds">> {
  const { questions } = asked.recipe;
  if (!questions || asked.mentions.length === 0) return { stage: "questions", kept: [], dropped: [] };
  const pairs = await asked.engines.questions.write(
    { description: withMarksAlone(asked.text), tags: asked.tags, ...questions },
    signal,
  );

  return { stage: "questions", ...sortQuestions(pairs, objectsOf(asked)) };
}

/** Every tag's object; those whose words became a mention have a box. */
function objectsOf({ tags, mentions, description }: Writing): NamedObject[] {
  return tags.map(({ phrase, name, span }) => ({
    names: [phrase, name],
    hasBox: mentions.some(
      (mention) =>
        (mention.span.from === span.from && mention.span.to === span.to) ||
        description.slice(mention.span.from, mention.span.to).toLowerCase() === phrase.toLowerCase(),
    ),
  }));
}
