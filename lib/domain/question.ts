import { z } from "zod";
import { ProposalId, QuestionId } from "./ids.ts";
import { QuestionKind } from "./taxonomy.ts";

/** One question with its answer; both texts are texts of the annotation, so mentions may lie in either. */
export const Question = z.object({
  id: QuestionId,
  kind: QuestionKind,
  /** Place in the list, ascending; ties by id. */
  order: z.number(),
  proposal: ProposalId.nullable(),
});
export type Question = z.infer<typeof Question>;
