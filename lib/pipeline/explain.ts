import type { Size } from "#lib/domain/geometry.ts";
import type { BoxLineage, BoxOrigin } from "#lib/domain/lineage.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { MergeStage, StageName, Trace } from "#lib/domain/trace.ts";
import { keptBoxes } from "./filter-boxes.ts";
import { mergeBoxes } from "./merge-boxes.ts";

type Stage = Trace["stages"][number];

/** The stage of this name; undefined where the recipe leaves it out. */
export function stageOf<Name extends StageName>(trace: Trace, name: Name): Extract<Stage, { stage: Name }> | undefined {
  return trace.stages.find((stage): stage is Extract<Stage, { stage: Name }> => stage.stage === name);
}

/**
 * The boxes that the kept answers of detector and judge lead to under these thresholds: stages 3 and 4 again, with no
 * engine asked. With the recipe's own thresholds they are the suggestion's boxes.
 */
export function boxesAgain(trace: Trace, image: Size, { merge }: Pick<Recipe, "merge">): MergeStage["merged"] {
  const judged = stageOf(trace, "filter")?.judged ?? [];

  return (stageOf(trace, "boxes")?.detected ?? []).flatMap((found) => {
    const kept = keptBoxes(found, judged);
    const original = (at: number) => kept[at] ?? at;
    const boxes = kept.flatMap((at) => found.boxes[at]?.box ?? []);
    const merged = merge ? mergeBoxes(boxes, image, merge) : boxes.map((box, at) => ({ box, from: [at], joined: [] }));

    return merged.map(({ box, from, joined }) => ({
      tag: found.tag,
      box,
      from: from.map(original),
      joined: joined.map((one) => ({ ...one, box: original(one.box) })),
    }));
  });
}

/** Where each box of the suggestion comes from, in the order of its tags. */
export function explain(trace: Trace, image: Size, recipe: Pick<Recipe, "merge">): BoxLineage[] {
  const tags = stageOf(trace, "tags")?.kept ?? [];
  const boxes = stageOf(trace, "boxes");
  const filter = stageOf(trace, "filter");

  return boxesAgain(trace, image, recipe).flatMap(({ tag, box, from, joined }) => {
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
