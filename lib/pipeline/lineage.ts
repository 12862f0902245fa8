import { area, type Box, coverage, hull, type Size } from "#lib/domain/geometry.ts";
import type { RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { BoxFate, Lineage, TracedBox, TracedOrigin } from "#lib/domain/lineage.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { MergeStage, Trace } from "#lib/domain/trace.ts";
import { boxesAgain, type SiftedBox, siftedBoxes, stageOf, type Thresholds, thresholdsOf } from "./explain.ts";
import { type Fused, fuseGrounded } from "./fuse.ts";

/** A suggestion as it is kept, as far as its boxes are about. */
export interface MadeSuggestion {
  readonly id: SuggestionId;
  readonly runId: RunId;
  readonly item: { readonly externalId: string };
  readonly picture: Size;
  readonly recipe: Recipe;
  readonly fingerprint: string;
  readonly suggestion: { readonly description: string };
  readonly trace: Trace;
  readonly seconds: number;
}

/** What is told of a suggestion's boxes, on its page and by `giqa explain`, under its own thresholds unless others are tried. */
export function lineageOf(made: MadeSuggestion, thresholds: Thresholds = thresholdsOf(made.recipe)): Lineage {
  const { id, runId, item, recipe, fingerprint, suggestion, trace, seconds } = made;

  return {
    ...{ suggestion: id, item: item.externalId, description: suggestion.description, run: runId, seconds },
    recipe: { name: recipe.name, fingerprint },
    stages: trace.stages.map(({ stage, engine, seconds: took }) => ({ stage, engine, seconds: took })),
    boxes: tracedBoxes(trace, made.picture, thresholds),
  };
}

/** Every box of the detector's, on its own or in what it grew into, in the order of the tags; those of the text first. */
function tracedBoxes(trace: Trace, image: Size, thresholds: Thresholds): TracedBox[] {
  const tags = stageOf(trace, "tags")?.kept ?? [];
  const detected = stageOf(trace, "boxes")?.detected ?? [];
  const merged = boxesAgain(trace, image, thresholds);
  const sifted = siftedBoxes(trace, thresholds);
  const fused = fuseGrounded(tags, merged);
  const boxes = detected.flatMap((found) => {
    const tag = tags[found.tag];
    if (!tag) return [];
    const own = sifted.filter((one) => one.tag === found.tag);
    const left = merged
      .filter((one) => one.tag === found.tag)
      .map(({ from, joined, box }) => ({
        ...{ key: keyOf(found.tag, from[0] ?? 0), tag, asked: found.asked, box },
        fate: fateOf(found.tag, fused),
        origins: grown({ from, joined }, own, image),
      }));
    const lost = own.flatMap(({ dropped, detected: { box } }, at) =>
      dropped
        ? [{ key: keyOf(found.tag, at), tag, asked: found.asked, box, fate: dropped, origins: alone(own, at) }]
        : [],
    );

    return [...left, ...lost];
  });

  return [...boxes.filter(({ fate }) => fate === "in-the-text"), ...boxes.filter(({ fate }) => fate !== "in-the-text")];
}

/** The box that holds this one of the detector's, by its key; undefined: there is none. */
export function boxOfKey(boxes: readonly TracedBox[], key: string): TracedBox | undefined {
  return (
    boxes.find((box) => box.key === key) ??
    boxes.find((box) => box.origins.some(({ at }) => keyOf(Number(box.key.split("-")[0]), at) === key))
  );
}

function keyOf(tag: number, at: number): string {
  return `${tag}-${at}`;
}

function fateOf(tag: number, { mentions, dropped }: Fused): BoxFate {
  if (mentions.some((one) => one.tag === tag)) return "in-the-text";

  return dropped.find((one) => one.tag === tag)?.reason ?? "same-words";
}

function alone(own: readonly SiftedBox[], at: number): TracedOrigin[] {
  const one = own[at];

  return one ? [{ ...one.detected, at, verdict: one.verdict, join: null }] : [];
}

/** The boxes that became one, in the order in which they were joined, each with the box that was there after it. */
function grown(
  { from, joined }: Pick<MergeStage["merged"][number], "from" | "joined">,
  own: readonly SiftedBox[],
  image: Size,
): TracedOrigin[] {
  let whole: Box | undefined;

  return from.flatMap((at) =>
    alone(own, at).map((origin) => {
      const before = whole;
      whole = before ? hull(before, origin.box) : origin.box;
      const clause = joined.find((one) => one.box === at)?.clause;
      if (!before || !clause) return origin;
      const share = area(before) / (image.width * image.height);

      return { ...origin, join: { clause, share, coverage: coverage(before, origin.box), hull: whole } };
    }),
  );
}
