import type { Size } from "#lib/domain/geometry.ts";
import type { BoxLineage, BoxOrigin } from "#lib/domain/lineage.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type {
  BoxStage,
  DetectedBox,
  FilterStage,
  MergeStage,
  PatchVerdict,
  StageName,
  Trace,
} from "#lib/domain/trace.ts";
import { passes } from "./filter-boxes.ts";
import { mergeBoxes } from "./merge-boxes.ts";

type Stage = Trace["stages"][number];

/** The stage of this name; undefined where the recipe leaves it out. */
export function stageOf<Name extends StageName>(trace: Trace, name: Name): Extract<Stage, { stage: Name }> | undefined {
  return trace.stages.find((stage): stage is Extract<Stage, { stage: Name }> => stage.stage === name);
}

/** The thresholds of the stages that need no engine once its answers are kept. */
export interface Thresholds {
  /** Boxes under this are left out; answers hold none under the recipe's own. */
  readonly boxThreshold: number;
  /** Boxes whose words are under this are left out; of a detector that scores no words none is. */
  readonly textThreshold: number;
  /** Probability of Yes from which a patch is kept; null: the filter is left out. */
  readonly yesFrom: number | null;
  /** Null: merging is left out. */
  readonly merge: Recipe["merge"];
}

/** A recipe's own. */
export function thresholdsOf({
  boxThreshold,
  textThreshold,
  filter,
  merge,
}: Pick<Recipe, "boxThreshold" | "textThreshold" | "filter" | "merge">): Thresholds {
  return { boxThreshold, textThreshold, yesFrom: filter?.yesFrom ?? null, merge };
}

/**
 * The boxes that the kept answers of detector and judge lead to under these thresholds: stages 3 and 4 again, with no
 * engine asked. With the recipe's own thresholds they are the suggestion's boxes.
 */
export function boxesAgain(trace: Trace, image: Size, thresholds: Thresholds): MergeStage["merged"] {
  const judged = stageOf(trace, "filter")?.judged ?? [];

  return (stageOf(trace, "boxes")?.detected ?? []).flatMap((found) => {
    const kept = keptUnder(found, judged, thresholds);
    const original = (at: number) => kept[at] ?? at;
    const boxes = kept.flatMap((at) => found.boxes[at]?.box ?? []);
    const merged = thresholds.merge
      ? mergeBoxes(boxes, image, thresholds.merge)
      : boxes.map((box, at) => ({ box, from: [at], joined: [] }));

    return merged.map(({ box, from, joined }) => ({
      tag: found.tag,
      box,
      from: from.map(original),
      joined: joined.map((one) => ({ ...one, box: original(one.box) })),
    }));
  });
}

/** Positions of the tag's boxes that score enough and that the judge let pass. */
function keptUnder(
  found: BoxStage["detected"][number],
  judged: FilterStage["judged"],
  thresholds: Thresholds,
): number[] {
  return sift(found, judged, thresholds).flatMap(({ dropped }, at) => (dropped === null ? [at] : []));
}

function sift(
  { tag, boxes }: BoxStage["detected"][number],
  judged: FilterStage["judged"],
  thresholds: Thresholds,
): SiftedBox[] {
  const verdicts = new Map(judged.flatMap((one) => (one.tag === tag ? [[one.box, one.verdict]] : [])));

  return boxes.map((detected, at) => {
    const verdict = verdicts.get(at) ?? null;

    return { tag, detected, verdict, dropped: dropReason(detected, verdict, thresholds) };
  });
}

/** The detector's thresholds come before the judge. */
function dropReason(
  { score, textScore }: DetectedBox,
  verdict: PatchVerdict | null,
  { boxThreshold, textThreshold, yesFrom }: Thresholds,
): SiftedBox["dropped"] {
  if (score < boxThreshold) return "under-threshold";
  if (textScore !== undefined && textScore < textThreshold) return "under-text-threshold";

  return verdict && yesFrom !== null && !passes(verdict, yesFrom) ? "patch-judge-said-no" : null;
}

/** A detector's box after stage 3. */
export interface SiftedBox {
  /** A position in the kept tags. */
  readonly tag: number;
  readonly detected: DetectedBox;
  /** Null: the tag had no second box, so that the judge was not asked. */
  readonly verdict: PatchVerdict | null;
  /** Null: kept. */
  readonly dropped: "under-threshold" | "under-text-threshold" | "patch-judge-said-no" | null;
}

/** Every box of the detector, and what stage 3 makes of it under these thresholds. */
export function siftedBoxes(trace: Trace, thresholds: Thresholds): SiftedBox[] {
  const judged = stageOf(trace, "filter")?.judged ?? [];

  return (stageOf(trace, "boxes")?.detected ?? []).flatMap((found) => sift(found, judged, thresholds));
}

/** Where each box of the suggestion comes from, in the order of its tags. */
export function explain(trace: Trace, image: Size, thresholds: Thresholds): BoxLineage[] {
  const tags = stageOf(trace, "tags")?.kept ?? [];
  const boxes = stageOf(trace, "boxes");
  const filter = stageOf(trace, "filter");

  return boxesAgain(trace, image, thresholds).flatMap(({ tag, box, from, joined }) => {
    const of = tags[tag];
    const found = boxes?.detected.find((one) => one.tag === tag);
    const origins = from.flatMap((at): BoxOrigin[] => {
      const detected = found?.boxes[at];
      const verdict = filter?.judged.find((one) => one.tag === tag && one.box === at)?.verdict ?? null;
      const joinedBy = joined.find((one) => one.box === at)?.clause ?? null;

      return detected ? [{ ...detected, verdict, joinedBy }] : [];
    });
    const engines = { detector: boxes?.engine ?? null, judge: filter?.engine ?? null };

    return of ? [{ tag: of, asked: found?.asked ?? "", box, origins, ...engines }] : [];
  });
}
