import { z } from "zod";

/** A dataset's image set, with its licence and whether its pixels may be passed on. */
export const Source = z.object({
  name: z.string().trim().min(1).max(80),
  licence: z.string().trim().min(1).max(200),
  redistributable: z.boolean(),
});
export type Source = z.infer<typeof Source>;

/** Name of the source of pictures of which path and name do not tell where they are from. */
export const UNRESOLVED = "unresolved";

/** What is recorded of a source until a manifest says more: nothing is passed on of which one may not know that. */
export function unlicensed(name: string): Source {
  return { name, licence: "not recorded", redistributable: false };
}
