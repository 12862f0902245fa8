import { z } from "zod";
import { Diff } from "#lib/domain/diff.ts";
import type { AnnotationId, OperationId } from "#lib/domain/ids.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** Diffs as they were sent. */
export interface Operation {
  readonly annotationId: AnnotationId;
  readonly id: OperationId;
  /** The state that it led to. */
  readonly revision: number;
  readonly diffs: readonly Diff[];
}

/** The state that the operation of this id led to; null when it was never taken in. */
export async function revisionOfOperation(
  reader: Reader,
  annotationId: AnnotationId,
  id: OperationId,
): Promise<number | null> {
  const row = await reader.operation.findUnique({
    where: { annotationId_id: { annotationId, id } },
    select: { revision: true },
  });

  return row?.revision ?? null;
}

/** What led from a state to the newest one, in order. */
export async function diffsSince(reader: Reader, annotationId: AnnotationId, revision: number): Promise<Diff[]> {
  const rows = await reader.operation.findMany({
    where: { annotationId, revision: { gt: revision } },
    orderBy: { revision: "asc" },
    select: { diffs: true },
  });

  return rows.flatMap(({ diffs }) => z.array(Diff).parse(diffs));
}

/** Writes an operation down. */
export async function insertOperation(tx: Transaction, { diffs, ...row }: Operation): Promise<void> {
  await tx.operation.create({ data: { ...row, diffs: [...diffs] } });
}
