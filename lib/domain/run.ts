import { z } from "zod";

export const RunStatus = z.enum(["running", "finished", "cancelled"]);
export type RunStatus = z.infer<typeof RunStatus>;

/** One item's way through a run. `reused`: a suggestion of the same recipe was there already. */
export const RunItemState = z.enum(["waiting", "done", "reused", "failed"]);
export type RunItemState = z.infer<typeof RunItemState>;

/** Counts of one run, kept row by row so that nothing is counted over 80,000 rows. */
export const RunCounts = z.object({
  total: z.number().int(),
  done: z.number().int(),
  reused: z.number().int(),
  failed: z.number().int(),
  tagsKept: z.number().int(),
  tagsDropped: z.number().int(),
  boxesFound: z.number().int(),
  tagsWithoutBox: z.number().int(),
  boxesRejected: z.number().int(),
  boxesMerged: z.number().int(),
  mentionsGrounded: z.number().int(),
  questionsKept: z.number().int(),
  questionsDropped: z.number().int(),
  engineSeconds: z.number(),
});
export type RunCounts = z.infer<typeof RunCounts>;

export type RecipeRefusals = { "recipe-unknown": { name: string } };
export type RunRefusals = { "run-has-no-items": Record<string, never>; "run-not-running": { status: string } };
