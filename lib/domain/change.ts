import { z } from "zod";
import { ProjectId } from "./ids.ts";

/** What an event tells: a kind and ids, never content. */
export const Change = z.object({
  projectId: ProjectId,
  kind: z.enum(["import", "run", "suggestion", "round", "task", "people", "export"]),
  /** Of the entity that changed. */
  id: z.string(),
});
export type Change = z.infer<typeof Change>;

/** A change with its place in the order; a page that was away asks for what came after. */
export type NumberedChange = Change & { readonly number: number };
