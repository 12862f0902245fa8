import { hueOf } from "#components/editor/colours.ts";
import type { ShownBox } from "#components/runs/boxed-picture.tsx";
import type { Size } from "#lib/domain/geometry.ts";
import type { BoxLineage } from "#lib/domain/lineage.ts";
import { type Span, wordsOf } from "#lib/domain/span.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { StageName, Trace } from "#lib/domain/trace.ts";
import { explain, type SiftedBox, siftedBoxes, stageOf, type Thresholds } from "#lib/pipeline/explain.ts";

type Stage = Trace["stages"][number];

/** What stages 3 and 4 make of the detector's boxes under the thresholds that are tried. */
export interface Tried {
  /** The stage that shows it all: the last that thresholds act on, or the detector's where the recipe leaves both out. */
  readonly at: StageName;
  readonly sifted: readonly SiftedBox[];
  readonly lineages: readonly BoxLineage[];
}

/** What the thresholds make of a suggestion's kept answers. */
export function triedUnder(trace: Trace, image: Size, thresholds: Thresholds): Tried {
  return {
    at: triedAt(trace),
    sifted: siftedBoxes(trace, thresholds),
    lineages: explain(trace, image, thresholds),
  };
}

/** Where on the page what is tried shows. */
export function triedAt(trace: Trace): StageName {
  return stageOf(trace, "merge") ? "merge" : stageOf(trace, "filter") ? "filter" : "boxes";
}

interface Made {
  readonly trace: Trace;
  readonly suggestion: Suggestion;
  readonly tried: Tried;
}

/** The boxes on the picture as a stage leaves them; what it dropped or joined is dashed and faint. */
export function boxesAt(stage: Stage, { trace, suggestion, tried }: Made): ShownBox[] {
  const tags = stageOf(trace, "tags")?.kept ?? [];
  switch (stage.stage) {
    case "tags":
      return [];
    case "boxes":
      if (tried.at === "boxes") return grownBoxes(tried.lineages, tags);
      return tried.sifted.map((one, at) => ({ ...siftedBox(one, tags), key: `${at}` }));
    case "filter":
      return tried.sifted.map((one, at) => {
        const shown = { ...siftedBox(one, tags), key: `${at}` };

        return one.dropped ? { ...shown, dashed: true, faint: true } : shown;
      });
    case "merge":
      return grownBoxes(tried.lineages, tags);
    case "fusion":
    case "questions":
      return suggestion.mentions.flatMap(({ id, span, boxes: own }) =>
        own.map(({ box }, n) => ({
          key: `${id}-${n}`,
          box,
          colour: colourOfWords(span, tags),
          label: wordsOf(suggestion.description, span),
        })),
      );
  }
}

/** The colour of the tag that begins where the words do: the same at every stage. */
export function colourOfWords({ from }: Span, tags: readonly Tag[]): string {
  const at = tags.findIndex(({ span }) => span.from === from);

  return hueOf(at < 0 ? undefined : at);
}

/** Boxes after merging; what they grew from is faint and dashed. */
function grownBoxes(lineages: readonly BoxLineage[], tags: readonly Tag[]): ShownBox[] {
  return lineages.flatMap(({ tag, box, origins }, at): ShownBox[] => {
    const colour = hueOf(tags.indexOf(tag));
    const parts = origins.length < 2 ? [] : origins;

    return [
      ...parts.map(
        (origin, n): ShownBox => ({ key: `${at}-${n}`, box: origin.box, colour, dashed: true, faint: true }),
      ),
      { key: `${at}`, box, colour, label: tag.phrase },
    ];
  });
}

function siftedBox({ tag, detected }: SiftedBox, tags: readonly Tag[]): Omit<ShownBox, "key"> {
  return { box: detected.box, colour: hueOf(tag), label: `${tags[tag]?.phrase ?? ""} ${detected.score.toFixed(2)}` };
}
