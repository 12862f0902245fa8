import { z } from "zod";
import { Box } from "./geometry.ts";
import { Span } from "./span.ts";
import { Attribute, Degree, Effect } from "./taxonomy.ts";

/** A mention with its boxes inside: how text with places is handed on, written to files and read back. */
export const GroundedMention = z.object({
  span: Span,
  name: z.string().nullable(),
  quality: z.string().nullable(),
  effect: Effect,
  attribute: Attribute.nullable(),
  degree: Degree.nullable(),
  boxes: z.array(Box),
});
export type GroundedMention = z.infer<typeof GroundedMention>;

/** A text with its mentions, in the order of their spans. */
export const GroundedText = z.object({ text: z.string(), mentions: z.array(GroundedMention) });
export type GroundedText = z.infer<typeof GroundedText>;
