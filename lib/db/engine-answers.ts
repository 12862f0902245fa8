import type { Engine } from "#lib/domain/engine.ts";
import { type Port, RECORDED, RecordedAnswer } from "#lib/domain/recording.ts";
import type { Db } from "./client.ts";
import type { Transaction } from "./transaction.ts";

/** The kept answer of this key; undefined: never asked. */
export async function engineAnswer(db: Db, key: string): Promise<unknown> {
  const row = await db.engineAnswer.findUnique({ where: { key }, select: { answer: true } });

  return row?.answer;
}

/** The same with all that was noted of it; undefined: never asked. */
export async function engineAnswerNoted(db: Db, key: string): Promise<RecordedAnswer | undefined> {
  const row = await db.engineAnswer.findUnique({ where: { key } });

  return row ? RecordedAnswer.parse(row) : undefined;
}

/**
 * The engine as its last kept answer at this port names it: the recipe's, perhaps with what it was asked with besides, as
 * a prompt. The recorded engine stands for whoever answered as the model. Null: nothing is
 * kept.
 */
export async function engineAnsweredBy(db: Db, port: Port, engine: Engine): Promise<Engine | null> {
  const { name, model, revision } = engine;
  const [row] = await db.$queryRaw<{ engine: Engine }[]>`SELECT engine FROM engine_answer
    WHERE port = ${port} AND (${name === RECORDED} OR engine->>'name' = ${name}) AND engine->>'model' = ${model}
      AND (engine->>'revision' = ${revision} OR starts_with(engine->>'revision', ${`${revision}, `}))
    ORDER BY created_at DESC LIMIT 1`;

  return row?.engine ?? null;
}

/** Keeps answers that came from elsewhere, those that are here already aside; says how many. */
export async function keepEngineAnswers(tx: Transaction, kept: readonly RecordedAnswer[]): Promise<number> {
  const data = kept.map(({ answer, ...row }) => ({ ...row, answer: answer as object }));
  const { count } = await tx.engineAnswer.createMany({ data, skipDuplicates: true });

  return count;
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
