import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import type { KeptRecipe } from "#lib/db/recipes.ts";
import { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { Run } from "#lib/domain/run.ts";
import { triedRun } from "./tried-run.ts";

export const TriedRunPage = z.object({ projectId: ProjectId, runId: RunId });

/** The run that other thresholds are tried over; the figures come part by part. */
export async function triedRunPage(
  reading: Reading,
  asked: z.output<typeof TriedRunPage>,
): Promise<{ run: Run; recipe: KeptRecipe }> {
  const { run, kept } = await triedRun(reading, asked);

  return { run, recipe: kept };
}
