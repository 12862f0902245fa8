import { z } from "zod";

/** What a test asks of a language model: tags of a sentence, or its judgement of a picture. */
export const TestedAs = z.enum(["tags", "judge"]);
export type TestedAs = z.infer<typeof TestedAs>;

/** What came back of one real call. */
export const TestOutcome = z.discriminatedUnion("ended", [
  z.object({
    ended: z.literal("answered"),
    seconds: z.number(),
    tokensIn: z.number().int().nullable(),
    tokensOut: z.number().int().nullable(),
    cost: z.number().nullable(),
    asked: z.string(),
    /** A line for each thing that came back. */
    answer: z.array(z.string()),
  }),
  z.object({ ended: z.literal("failed"), seconds: z.number(), problem: z.string(), advice: z.string() }),
]);
export type TestOutcome = z.infer<typeof TestOutcome>;

/** What to do about a fault, as far as its sentence tells. */
export function adviceOn(problem: string): string {
  const found = ADVICE.find(([sign]) => sign.test(problem));

  return found?.[1] ?? "Look at the engine's own log.";
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/cannot be reached/, "Start the server, and look whether the address, its port and the /v1 at its end are right."],
  [/in time/, "Give it more seconds, or look whether the server is still loading its model."],
  [/\(401\)|\(403\)/, "Enter the key again, and look whether it is of this server."],
  [/\(404\)/, "Look whether the server has a model of this name, and whether the address ends as it should."],
  [/leads to another address/, "Set the address that it leads to, if the key may go there."],
  [/come to an end/, "Look whether the address is of a server that speaks OpenAI's protocol."],
  [/\(429\)/, "Ask it less: lower the calls at once or the requests a minute, or wait."],
  [/sealed under another secret/, "Enter the key again."],
  [/cannot be read|no completion/, "Look whether the address is of a server that speaks OpenAI's protocol."],
  [/there is no file|is not a GGUF/i, "Look whether the path is right on the machine that the workers run on."],
];
