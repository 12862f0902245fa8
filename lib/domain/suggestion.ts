import { z } from "zod";
import { Engine } from "./engine.ts";
import { Box } from "./geometry.ts";
import { ProposalId } from "./ids.ts";
import { Span } from "./span.ts";
import { Effect, QuestionKind } from "./taxonomy.ts";

/** A proposed place: its box, the best detector score among the boxes that it was merged from, and by whom. */
export const ProposedBox = z.object({ box: Box, score: z.number(), engine: Engine, route: z.string() });
export type ProposedBox = z.infer<typeof ProposedBox>;

export const ProposedMention = z.object({
  id: ProposalId,
  span: Span,
  name: z.string().nullable(),
  quality: z.string().nullable(),
  effect: Effect,
  boxes: z.array(ProposedBox).min(1),
});
export type ProposedMention = z.infer<typeof ProposedMention>;

/** Its mentions lie in the question (referring) or in the answer (grounding). */
export const ProposedQuestion = z.object({
  id: ProposalId,
  kind: QuestionKind,
  question: z.string(),
  answer: z.string(),
  engine: Engine,
  mentions: z.array(
    z.object({
      in: z.enum(["question", "answer"]),
      span: Span,
      name: z.string().nullable(),
      quality: z.string().nullable(),
      effect: Effect,
      boxes: z.array(ProposedBox).min(1),
    }),
  ),
});
export type ProposedQuestion = z.infer<typeof ProposedQuestion>;

/** What a recipe made of an item. Without a mention it is kept, but is no sample of GIQA-DES. */
export const Suggestion = z.object({
  version: z.literal(1),
  /** The source description, unchanged. */
  description: z.string(),
  /** The question of the GIQA-DES sample, drawn from the pool. */
  question: z.string(),
  mentions: z.array(ProposedMention),
  questions: z.array(ProposedQuestion),
  /** Why nothing is grounded; null when something is. */
  emptyBecause: z.enum(["no-tags", "no-boxes"]).nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;
