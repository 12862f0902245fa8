import { z } from "zod";
import type { EngineName } from "#lib/domain/engine-setting.ts";
import { TestedAs, TestOutcome } from "#lib/domain/engine-test.ts";
import type { EngineTestId } from "#lib/domain/ids.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** The newest test of an engine. */
export interface KeptTest {
  readonly id: EngineTestId;
  readonly engine: string;
  readonly port: TestedAs;
  readonly state: "asked" | "running" | "ended";
  readonly outcome: TestOutcome | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

/** The newest test of each engine that was tested. */
export async function engineTests(reader: Reader): Promise<KeptTest[]> {
  return (await reader.engineTest.findMany()).map(testOf);
}

/** A test by its id; null: a newer one took its place. */
export async function engineTest(reader: Reader, id: EngineTestId): Promise<KeptTest | null> {
  const row = await reader.engineTest.findUnique({ where: { id } });

  return row && testOf(row);
}

/** Writes a test down that is asked for, in place of the engine's last. */
export async function askEngineTest(
  tx: Transaction,
  test: { id: EngineTestId; engine: EngineName; port: TestedAs; askedBy: string; askedAt: Date },
): Promise<void> {
  const { engine, ...rest } = test;
  const data = { ...rest, state: "asked", outcome: null, endedAt: null };
  await forgetEngineTest(tx, engine);
  await tx.engineTest.create({
    data: { id: test.id, engine, port: rest.port, state: data.state, askedBy: rest.askedBy, askedAt: rest.askedAt },
  });
}

/** Takes a test up; null where another has, or a newer one took its place. */
export async function beginEngineTest(tx: Transaction, id: EngineTestId): Promise<KeptTest | null> {
  const { count } = await tx.engineTest.updateMany({ where: { id, state: "asked" }, data: { state: "running" } });

  return count === 1 ? engineTest(tx, id) : null;
}

/** Writes down what came of a test. */
export async function endEngineTest(
  tx: Transaction,
  id: EngineTestId,
  { outcome, endedAt }: { outcome: TestOutcome; endedAt: Date },
): Promise<void> {
  await tx.engineTest.updateMany({
    where: { id, state: { not: "ended" } },
    data: { state: "ended", outcome, endedAt },
  });
}

/** Forgets the engine's test. */
export async function forgetEngineTest(tx: Transaction, engine: EngineName): Promise<void> {
  await tx.engineTest.deleteMany({ where: { engine } });
}

type Row = NonNullable<Awaited<ReturnType<Reader["engineTest"]["findUnique"]>>>;
const State = z.enum(["asked", "running", "ended"]);

function testOf({ id, engine, port, state, outcome, askedAt, endedAt }: Row): KeptTest {
  return {
    ...{ id: id as EngineTestId, engine, port: TestedAs.parse(port), state: State.parse(state), askedAt, endedAt },
    outcome: outcome === null ? null : TestOutcome.parse(outcome),
  };
}
