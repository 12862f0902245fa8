import type { Engine } from "#lib/domain/engine.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { GroundingFigures } from "#lib/domain/recipe-comparison.ts";
import { nearestPairs } from "./nearest-pairs.ts";

/** A box with the name of what is in it. */
export interface NamedBox {
  readonly name: string;
  readonly box: Box;
}

/** What was found of a picture beside what people drew. */
export interface GroundedSample {
  readonly gold: readonly NamedBox[];
  readonly predicted: readonly NamedBox[];
}

/** How alike two names are, 0 to 1, as an engine has it. */
export interface NamesAlike {
  readonly engine: Engine;
  readonly alike: (gold: NamedBox, predicted: NamedBox) => number;
}

/** Over this a box is in its place, and a name is the same, as the paper words it. */
const OVER = 0.5;

/** The paper's mIoU of a sample: the mean over pairs, the nearest first, one to one; 0 without a pair, null without gold. */
export function meanIou({ gold, predicted }: GroundedSample): number | null {
  if (gold.length === 0) return null;
  const pairs = nearestPairs(boxesOf(gold), boxesOf(predicted), "predicted");

  return pairs.length === 0 ? 0 : pairs.reduce((sum, pair) => sum + pair.iou, 0) / pairs.length;
}

/** Gold boxes that were found under their names, the nearest pair first, up to the first pair that fails (as GLaMM counts). */
export function recalledBoxes({ gold, predicted }: GroundedSample, alike: NamesAlike["alike"]): number {
  const pairs = nearestPairs(boxesOf(gold), boxesOf(predicted), "gold");
  const fails = pairs.findIndex(({ gold: at, predicted: of, iou }) => {
    const [drawn, found] = [gold[at], predicted[of]];

    return !drawn || !found || iou <= OVER || alike(drawn, found) <= OVER;
  });

  return fails < 0 ? pairs.length : fails;
}

/** The figures of the paper's Table 2 over samples; those without a gold box count in none of them. */
export function groundingFigures(samples: readonly GroundedSample[], { engine, alike }: NamesAlike): GroundingFigures {
  const withGold = samples.filter(({ gold }) => gold.length > 0);
  const goldBoxes = withGold.reduce((sum, { gold }) => sum + gold.length, 0);
  const recalled = withGold.map((sample) => recalledBoxes(sample, alike));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const counts = { samples: withGold.length, goldBoxes, names: engine };
  if (withGold.length === 0) return { ...counts, miou: null, tagRecall: null };

  return {
    ...counts,
    miou: mean(withGold.map((sample) => meanIou(sample) ?? 0)),
    tagRecall: {
      micro: recalled.reduce((sum, found) => sum + found, 0) / goldBoxes,
      macro: mean(withGold.map(({ gold }, at) => (recalled[at] ?? 0) / gold.length)),
    },
  };
}

function boxesOf(named: readonly NamedBox[]): Box[] {
  return named.map(({ box }) => box);
}
