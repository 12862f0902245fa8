import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { picturedTraces } from "#lib/db/run-traces.ts";
import { ProjectId, RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { WhatIfPicture } from "#lib/domain/what-if.ts";
import { stageOf, thresholdsOf } from "#lib/pipeline/explain.ts";
import { thresholdsTried, WrittenChanges } from "#lib/pipeline/tried-thresholds.ts";
import { whatIf } from "#lib/pipeline/what-if.ts";
import { triedRun } from "./tried-run.ts";

const MOST = 24;

export const WhatIfPictures = z.object({
  projectId: ProjectId,
  runId: RunId,
  /** The thresholds that are tried, as JSON. */
  changes: WrittenChanges,
  /** Of suggestions, with commas between. */
  ids: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(SuggestionId).max(MOST)),
});

/** Some items of a run with their boxes as they are and as they would be; what the asker annotates is left out. */
export async function whatIfPictures(
  reading: Reading,
  { projectId, runId, changes, ids }: z.output<typeof WhatIfPictures>,
): Promise<{ pictures: WhatIfPicture[] }> {
  const { recipe, traced } = await triedRun(reading, { projectId, runId });
  const thresholds = { own: thresholdsOf(recipe), tried: thresholdsTried(recipe, changes) };
  const found = await picturedTraces(reading.reader, traced, ids);

  return {
    pictures: found.map(({ id, item, picture, trace }) => {
      const { width, height } = picture;
      const { same, shifts, mentions } = whatIf(trace, { width, height }, thresholds);
      const phrases = (stageOf(trace, "tags")?.kept ?? []).map(({ phrase }) => phrase);

      return { id, item: item.externalId, picture, phrases, same: [...same], shifts: [...shifts], mentions };
    }),
  };
}
