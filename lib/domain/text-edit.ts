import { z } from "zod";

/** One replacement in a text: the characters `removed` at `from` give way to `insert`. Offsets in UTF-16 code units. */
export const TextEdit = z.object({
  from: z.number().int().nonnegative(),
  removed: z.string(),
  insert: z.string(),
});
export type TextEdit = z.infer<typeof TextEdit>;
