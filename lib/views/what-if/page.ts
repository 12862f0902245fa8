import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import type { KeptRecipe } from "#lib/db/recipes.ts";
import { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { Run } from "#lib/domain/run.ts";
import { triedRun } from "./tried-run.ts";

export const WhatIfPage = z.object({ projectId: ProjectId, runId: RunId, changes: z.string().optional() });

/** The run that other thresholds are tried over, and what the address says to try; the figures come part by part. */
export async function whatIfPage(
  reading: Reading,
  { projectId, runId, changes }: z.output<typeof WhatIfPage>,
): Promise<{ run: Run; recipe: KeptRecipe; written: string | undefined }> {
  const { run, kept } = await triedRun(reading, { projectId, runId });

  return { run, recipe: kept, written: changes };
}
