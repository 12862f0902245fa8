import { hueOf } from "#components/editor/colours.ts";
import type { ShownBox } from "#components/runs/boxed-picture.tsx";
import type { BoxLineage } from "#lib/domain/lineage.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { BoxStage, Trace } from "#lib/domain/trace.ts";
import { stageOf } from "#lib/pipeline/explain.ts";

type Stage = Trace["stages"][number];

/** The boxes on the picture as a stage leaves them; what it dropped is dashed and faint. */
export function boxesAt(stage: Stage, trace: Trace, suggestion: Suggestion): ShownBox[] {
  const tags = stageOf(trace, "tags")?.kept ?? [];
  const boxes = stageOf(trace, "boxes");
  switch (stage.stage) {
    case "tags":
      return [];
    case "boxes":
      return boxes ? detectedBoxes(boxes, tags) : [];
    case "filter": {
      const isDropped = (tag: number, box: number) =>
        stage.judged.some((one) => one.tag === tag && one.box === box && !one.kept);

      return boxes ? detectedBoxes(boxes, tags, isDropped) : [];
    }
    case "merge":
      return stage.merged.map(({ tag, box }, at) => ({
        key: `${at}`,
        box,
        colour: hueOf(tag),
        label: tags[tag]?.phrase ?? "",
      }));
    case "fusion":
    case "questions":
      return suggestion.mentions.flatMap(({ id, span, boxes: own }, at) =>
        own.map(({ box }, n) => ({
          key: `${id}-${n}`,
          box,
          colour: hueOf(at),
          label: suggestion.description.slice(span.from, span.to),
        })),
      );
  }
}

/** The boxes that the thresholds under the hand lead to; what they grew from is faint and dashed. */
export function triedBoxes(lineages: readonly BoxLineage[]): ShownBox[] {
  return lineages.flatMap(({ tag, box, origins }, at): ShownBox[] => {
    const colour = hueOf(at);
    const parts = origins.length < 2 ? [] : origins;

    return [
      ...parts.map(
        (origin, n): ShownBox => ({ key: `${at}-${n}`, box: origin.box, colour, dashed: true, faint: true }),
      ),
      { key: `${at}`, box, colour, label: tag.phrase },
    ];
  });
}

function detectedBoxes(
  { detected }: BoxStage,
  tags: readonly Tag[],
  isDropped: (tag: number, box: number) => boolean = () => false,
): ShownBox[] {
  return detected.flatMap(({ tag, boxes }) =>
    boxes.map(({ box, score }, at): ShownBox => {
      const shown = {
        key: `${tag}-${at}`,
        box,
        colour: hueOf(tag),
        label: `${tags[tag]?.phrase ?? ""} ${score.toFixed(2)}`,
      };

      return isDropped(tag, at) ? { ...shown, dashed: true, faint: true } : shown;
    }),
  );
}
