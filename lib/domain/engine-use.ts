import { z } from "zod";

const count = z.number().int().default(0);

/** What was asked of engines and what it cost; runs that ended before it was counted have none of it. */
export const UseCounts = z.object({
  /** Questions that an engine was asked. */
  engineCalls: count,
  /** Questions that a kept answer served. */
  keptAnswers: count,
  tokensIn: count,
  tokensOut: count,
  /** In the currency of the bill; 0 where no price is set. */
  cost: z.number().default(0),
});
export type EngineUse = Readonly<z.infer<typeof UseCounts>>;

/** Before the first question. */
export const NO_USE: EngineUse = { engineCalls: 0, keptAnswers: 0, tokensIn: 0, tokensOut: 0, cost: 0 };

/** Both together. */
export function addedUse(one: EngineUse, other: EngineUse): EngineUse {
  return {
    engineCalls: one.engineCalls + other.engineCalls,
    keptAnswers: one.keptAnswers + other.keptAnswers,
    tokensIn: one.tokensIn + other.tokensIn,
    tokensOut: one.tokensOut + other.tokensOut,
    cost: one.cost + other.cost,
  };
}
