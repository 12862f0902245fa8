import type { Db } from "./client.ts";

/** The kept answer of this key; undefined: never asked. */
export async function engineAnswer(db: Db, key: string): Promise<unknown> {
  const row = await db.engineAnswer.findUnique({ where: { key }, select: { answer: true } });

  return row?.answer;
}

/** What an engine was asked and answered. */
export interface EngineAnswerRow {
  readonly key: string;
  readonly port: string;
  readonly engine: object;
  readonly answer: unknown;
  readonly seconds: number;
  /** Null: the engine does not say. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** Null: no price was set. */
  readonly cost: number | null;
}

/** Keeps an answer, unless the key has one. Outside of any transaction: an answer is true whatever becomes of its item. */
export async function keepEngineAnswer(db: Db, { answer, ...row }: EngineAnswerRow): Promise<void> {
  await db.engineAnswer.createMany({ data: { ...row, answer: answer as object }, skipDuplicates: true });
}
