/** Answers that engines gave before, by the content of what they were asked. `lib/db` fills it by shape. */
export interface Answers {
  /** The answer as it was kept; undefined: never asked. */
  find(key: string): Promise<unknown>;
  /** Keeps an answer; of two that are kept at once the first stays. */
  keep(kept: KeptAnswer): Promise<void>;
}

export interface KeptAnswer {
  readonly key: string;
  readonly port: string;
  readonly engine: object;
  readonly answer: unknown;
  readonly seconds: number;
  /** As the engine counted them; null: it does not say. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** Null: no price is set. */
  readonly cost: number | null;
}
