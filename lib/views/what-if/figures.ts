import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { tracedItems } from "#lib/db/run-traces.ts";
import { ItemId, ProjectId, RunId } from "#lib/domain/ids.ts";
import type { WhatIfPart } from "#lib/domain/what-if.ts";
import { type TriedItem, tallyOf } from "#lib/domain/what-if-tally.ts";
import { thresholdsOf } from "#lib/pipeline/explain.ts";
import { thresholdsTried, WrittenChanges } from "#lib/pipeline/tried-thresholds.ts";
import { whatIf } from "#lib/pipeline/what-if.ts";
import { triedRun } from "./tried-run.ts";

/** Items of a part: a run of any size is gone through with the memory of one. */
const ITEMS_OF_A_PART = 500;

export const WhatIfFigures = z.object({
  projectId: ProjectId,
  runId: RunId,
  /** The thresholds that are tried, as JSON. */
  changes: WrittenChanges,
  /** The last item of the part before. */
  after: ItemId.optional(),
});

/** What other thresholds would change over the next items of a run; the parts' sum is the whole. No engine is asked. */
export async function whatIfFigures(
  reading: Reading,
  { projectId, runId, changes, after }: z.output<typeof WhatIfFigures>,
): Promise<WhatIfPart> {
  const { recipe, traced } = await triedRun(reading, { projectId, runId });
  const thresholds = { own: thresholdsOf(recipe), tried: thresholdsTried(recipe, changes) };
  const items = await tracedItems(reading.reader, traced, { after: after ?? null, take: ITEMS_OF_A_PART });
  const tried = items.flatMap(({ made, image }): TriedItem[] =>
    made && made !== "withheld" ? [{ id: made.id, whatIf: whatIf(made.trace, image, thresholds) }] : [],
  );

  return {
    tally: tallyOf(tried),
    looked: items.length,
    withheld: items.filter(({ made }) => made === "withheld").length,
    next: items.length < ITEMS_OF_A_PART ? null : (items.at(-1)?.itemId ?? null),
  };
}
