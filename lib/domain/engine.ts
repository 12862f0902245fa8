import { z } from "zod";

/** What answers a port. Which engine answered is kept with every box and every word. */
export const Engine = z.object({
  /** Of the port: `embedded`, `recorded`, `openai`, `gguf`, `grounding-dino`. */
  name: z.string(),
  model: z.string(),
  revision: z.string(),
});
export type Engine = z.infer<typeof Engine>;
