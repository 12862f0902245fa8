import { z } from "zod";
import { Engine } from "./engine.ts";
import { Recipe } from "./recipe.ts";

/** The engine of recipes that ask nobody: what is kept of the model, whoever gave it, and nothing else. */
export const RECORDED = "recorded";

/** What of a recipe asks engines. */
export const Port = z.enum(["tags", "boxes", "judge", "questions"]);
export type Port = z.infer<typeof Port>;

/** An engine's answer as it was kept, by the content of what was asked. */
export const RecordedAnswer = z.object({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  port: Port,
  engine: Engine,
  answer: z.json(),
  seconds: z.number().nonnegative(),
  tokensIn: z.number().int().nonnegative().nullable(),
  tokensOut: z.number().int().nonnegative().nullable(),
  cost: z.number().nonnegative().nullable(),
});
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** A line of a recording: the run's recipe first, then what was answered, each once, then how much it was. */
export const RecordingLine = z.discriminatedUnion("line", [
  z.object({ line: z.literal("recipe"), version: z.literal(1), recipe: Recipe, fingerprint: z.string() }),
  z.object({ line: z.literal("answer"), ...RecordedAnswer.shape }),
  z.object({ line: z.literal("end"), items: z.number().int(), answers: z.number().int() }),
]);
export type RecordingLine = z.infer<typeof RecordingLine>;

export type RecordingRefusals = {
  "recording-not-readable": { line: number; problem: string };
  "nothing-recorded": { model: string };
  "answer-not-kept": { engine: string; asked: string };
};
