import { z } from "zod";
import { Annotation } from "#lib/domain/annotation.ts";
import { Diff } from "#lib/domain/diff.ts";
import { OperationId } from "#lib/domain/ids.ts";

/** Diffs sent, or to be sent, under one id; the same until the server has said that it has them. */
export const Batch = z.object({
  base: z.number().int().nonnegative(),
  opId: OperationId,
  diffs: z.array(Diff),
});
export type Batch = z.infer<typeof Batch>;

/** What the browser keeps of a task until the server has it, so that no crash loses a key. */
export const JournalEntry = z.object({
  version: z.literal(1),
  /** The server's number of the state that the diffs were made on, and that state. */
  revision: z.number().int().nonnegative(),
  saved: Annotation,
  /** On its way when the entry was written: sent again as it was. */
  batch: Batch.nullable(),
  /** Not sent yet. */
  waiting: z.array(Diff),
});
export type JournalEntry = z.infer<typeof JournalEntry>;
