import type { Engine } from "#lib/domain/engine.ts";
import type { ItemId, ProposalId } from "#lib/domain/ids.ts";
import { withPlaces } from "#lib/domain/interleaved-text.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { ProposedBox, ProposedMention, ProposedQuestion, Suggestion } from "#lib/domain/suggestion.ts";
import type {
  BoxStage,
  FusionStage,
  MergeStage,
  QuestionStage,
  StageName,
  TagStage,
  Trace,
} from "#lib/domain/trace.ts";
import { detectBoxes } from "./detect-boxes.ts";
import { boxesAgain, thresholdsOf } from "./explain.ts";
import { sortTags } from "./extract-tags.ts";
import { filterBoxes } from "./filter-boxes.ts";
import { fuseGrounded } from "./fuse.ts";
import { placeQuestion } from "./place-question.ts";
import type { Engines, Picture } from "./ports.ts";
import { drawQuestion } from "./question-pool.ts";
import { writeQuestions } from "./write-questions.ts";

/** One item and all that its suggestion is made with. */
export interface Asked {
  readonly itemId: ItemId;
  readonly description: string;
  readonly picture: Picture;
  readonly recipe: Recipe;
  readonly engines: Engines;
  readonly newProposalId: () => ProposalId;
}

/** A stage could not be done: which, and why. What came before is not kept, for it can be made again. */
export class StageFailure extends Error {
  override readonly name = "StageFailure";
  readonly stage: StageName;
  readonly reason: string;
  readonly detail: string;

  constructor(stage: StageName, cause: unknown) {
    super(`${stage}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.stage = stage;
    this.reason = cause instanceof Error ? cause.name : "unknown";
    this.detail = cause instanceof Error ? cause.message : String(cause);
  }
}

type Ran = { readonly engine: Engine | null; readonly seconds: number };

/** Runs a stage, times it, and says at which stage what went wrong. */
async function ran<T>(stage: StageName, engine: Engine | null, work: () => Promise<T> | T): Promise<T & Ran> {
  const from = performance.now();
  try {
    const made = await work();

    return { ...made, engine, seconds: (performance.now() - from) / 1000 };
  } catch (error) {
    throw new StageFailure(stage, error);
  }
}

/**
 * One item in, one suggestion out (paper §3.2): tags, boxes, IQA-Filter, Box-Merge, fusion, questions, each with its
 * trace. Throws StageFailure when a stage cannot be done, and the signal's reason when called off between stages.
 */
export async function suggest(asked: Asked, signal: AbortSignal): Promise<{ suggestion: Suggestion; trace: Trace }> {
  const { recipe, engines, picture } = asked;
  const tags = await ran("tags", engines.tags.engine, () => tagStage(asked, signal));
  const detecting = { picture, tags: tags.kept, detector: engines.boxes, recipe };
  const boxes = await ran("boxes", engines.boxes.engine, () => detectBoxes(detecting, signal));
  const filtered = recipe.filter
    ? await ran("filter", engines.judge.engine, () => filterStage(asked, { tags, boxes }, signal))
    : null;
  const merged = await ran("merge", null, () => ({
    stage: "merge" as const,
    merged: boxesAgain(
      { version: 1, stages: [boxes, ...(filtered ? [filtered] : [])] },
      picture.size,
      thresholdsOf(recipe),
    ),
  }));
  const fusion = await ran("fusion", null, () => fusionStage(asked, { tags, boxes, merged }));
  const { mentions, ...fused } = fusion;
  const written = recipe.questions
    ? await ran("questions", engines.questions.engine, () =>
        writeQuestions({ ...asked, tags: tags.kept, mentions, text: fused.text }, signal),
      )
    : null;
  const stages = [tags, boxes, filtered, recipe.merge ? merged : null, fused, written].filter(
    (stage) => stage !== null,
  );

  return {
    suggestion: suggestionOf(asked, { tags, mentions, written, question: fused.question }),
    trace: { version: 1, stages },
  };
}

async function tagStage(asked: Asked, signal: AbortSignal): Promise<Omit<TagStage, keyof Ran>> {
  const tags = await asked.engines.tags.extract(asked.description, signal);

  return { stage: "tags", ...sortTags(tags, asked.description, asked.recipe.wholeImageWords) };
}

function filterStage(asked: Asked, { tags, boxes }: { tags: TagStage; boxes: BoxStage }, signal: AbortSignal) {
  const { filter } = asked.recipe;
  if (!filter) throw new Error("the recipe leaves the filter out");

  return filterBoxes(
    { picture: asked.picture, tags: tags.kept, detected: boxes.detected, judge: asked.engines.judge, filter },
    signal,
  );
}

type Before = { readonly tags: TagStage; readonly boxes: BoxStage; readonly merged: MergeStage };
type Fusing = Omit<FusionStage, keyof Ran> & { readonly mentions: readonly ProposedMention[] };

function fusionStage(asked: Asked, { tags, boxes, merged }: Before): Fusing {
  const { mentions: fused, dropped } = fuseGrounded(tags.kept, merged.merged);
  const mentions = fused.map(({ tag, of }) => ({
    id: asked.newProposalId(),
    span: of.span,
    name: of.name === of.phrase ? null : of.name,
    quality: of.quality || null,
    effect: of.effect,
    boxes: proposedBoxes(tag, { boxes, merged }, asked.engines.boxes.engine),
  }));
  const plain = mentions.map((mention) => ({
    ...mention,
    attribute: null,
    degree: null,
    boxes: mention.boxes.map(({ box }) => box),
  }));
  const coordinates = { mode: asked.recipe.coordinates, ...asked.recipe.grid };
  const { text } = withPlaces({ text: asked.description, mentions: plain }, asked.picture.size, coordinates);
  const question = drawQuestion(asked.recipe.questionPool, asked.itemId, asked.recipe.seed);

  return { stage: "fusion", question, text, dropped, mentions };
}

function proposedBoxes(
  tag: number,
  { boxes, merged }: Pick<Before, "boxes" | "merged">,
  engine: Engine,
): ProposedBox[] {
  const detected = boxes.detected.find((one) => one.tag === tag)?.boxes ?? [];

  return merged.merged
    .filter((one) => one.tag === tag)
    .map(({ box, from }) => {
      const parts = from.flatMap((at) => detected[at] ?? []);
      const best = parts.toSorted((a, b) => b.score - a.score)[0];

      return { box, score: best?.score ?? 0, engine, route: best?.route ?? "" };
    });
}

interface Made {
  readonly tags: TagStage;
  readonly mentions: readonly ProposedMention[];
  readonly written: QuestionStage | null;
  readonly question: string;
}

function suggestionOf(asked: Asked, { tags, mentions, written, question }: Made): Suggestion {
  const place = (pair: QuestionStage["kept"][number]): ProposedQuestion =>
    placeQuestion(pair, {
      mentions,
      description: asked.description,
      engine: asked.engines.questions.engine,
      id: asked.newProposalId(),
    });

  return {
    version: 1,
    description: asked.description,
    question,
    mentions: [...mentions],
    questions: (written?.kept ?? []).map(place),
    emptyBecause: mentions.length > 0 ? null : tags.kept.length === 0 ? "no-tags" : "no-boxes",
  };
}
