import { z } from "zod";
import { MentionId, ProposalId, type QuestionId, RegionId } from "./ids.ts";
import { Span } from "./span.ts";
import { Attribute, Degree, Effect } from "./taxonomy.ts";

/** Which text of an annotation: the description, or a question or answer by its question's id. */
export const TextId = z.union([
  z.literal("description"),
  z.templateLiteral([z.uuid(), z.literal("/question")]),
  z.templateLiteral([z.uuid(), z.literal("/answer")]),
]) as unknown as z.ZodType<TextId, string>;
export type TextId = "description" | `${string}/question` | `${string}/answer`;

/** The text in which a question is asked. */
export function questionText(id: QuestionId): TextId {
  return `${id}/question`;
}

/** The text in which a question is answered. */
export function answerText(id: QuestionId): TextId {
  return `${id}/answer`;
}

/** Words of a text that name something in the picture, what is said of it, and where it is. */
export const Mention = z.object({
  id: MentionId,
  text: TextId,
  span: Span,
  /** Object name; null: the words of the span. */
  name: z.string().trim().min(1).max(200).nullable(),
  /** Quality words T_q, as the text or the expert has them; null when nothing is said. */
  quality: z.string().trim().min(1).max(500).nullable(),
  effect: Effect,
  attribute: Attribute.nullable(),
  degree: Degree.nullable(),
  /** Several mentions may share a region. */
  regions: z.array(RegionId),
  /** The machine's proposal that it came from; null when an expert made it. */
  proposal: ProposalId.nullable(),
});
export type Mention = z.infer<typeof Mention>;
