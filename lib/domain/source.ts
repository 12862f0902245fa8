import { z } from "zod";

/** A dataset's image set, with its licence and whether its pixels may be passed on. */
export const Source = z.object({
  name: z.string().trim().min(1).max(80),
  licence: z.string().trim().min(1).max(200),
  redistributable: z.boolean(),
});
export type Source = z.infer<typeof Source>;
