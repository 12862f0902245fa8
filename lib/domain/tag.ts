import { z } from "zod";
import { Span } from "./span.ts";
import { Effect } from "./taxonomy.ts";

/** The pipeline's three-tuple before grounding (paper §3.2, stage 1), with the characters that the phrase stands for. */
export const Tag = z.object({
  /** T_r: what to look for, as the description has it. */
  phrase: z.string(),
  /** The object's name alone: the head noun phrase without quality words. */
  name: z.string(),
  /** T_q: the quality words. */
  quality: z.string(),
  /** T_e. */
  effect: Effect,
  span: Span,
});
export type Tag = z.infer<typeof Tag>;
