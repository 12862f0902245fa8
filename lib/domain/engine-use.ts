/** What was asked of engines and what it cost. A recipe's engines are asked once; what was asked before is free. */
export interface EngineUse {
  /** Questions that an engine was asked. */
  readonly engineCalls: number;
  /** Questions that a kept answer served. */
  readonly keptAnswers: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** In the currency of the bill; 0 where no price is set. */
  readonly cost: number;
}

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
