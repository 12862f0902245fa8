import { Annotation } from "#lib/domain/annotation.ts";
import { type AnnotationId, type AssignmentId, newId } from "#lib/domain/ids.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A draft or an answer, with the number of its state. */
export interface KeptAnnotation {
  readonly id: AnnotationId;
  readonly revision: number;
  readonly annotation: Annotation;
}

/** The annotation of an assignment; null before its first operation. */
export async function annotationOf(reader: Reader, assignmentId: AssignmentId): Promise<KeptAnnotation | null> {
  const row = await reader.annotation.findUnique({ where: { assignmentId } });

  return row && { id: row.id as AnnotationId, revision: row.revision, annotation: Annotation.parse(row.body) };
}

/** Writes an assignment's first state down. */
export async function insertAnnotation(
  tx: Transaction,
  assignmentId: AssignmentId,
  { revision, annotation }: Omit<KeptAnnotation, "id">,
): Promise<AnnotationId> {
  const id = newId<"Annotation">();
  await tx.annotation.create({ data: { id, assignmentId, revision, body: annotation } });

  return id;
}

/** Writes the state down that follows the one before it, and no other. */
export async function saveAnnotation(tx: Transaction, { id, revision, annotation }: KeptAnnotation): Promise<void> {
  const { count } = await tx.annotation.updateMany({
    where: { id, revision: revision - 1 },
    data: { revision, body: annotation, changedAt: new Date() },
  });
  if (count !== 1) throw new Error(`annotation ${id} is not at revision ${revision - 1}`);
}

/** Keeps the state whole, beside the operations that led to it. */
export async function freezeRevision(
  tx: Transaction,
  { id, revision, annotation }: KeptAnnotation,
  kind: "first-look" | "submitted",
): Promise<void> {
  await tx.revision.create({ data: { annotationId: id, number: revision, kind, body: annotation } });
}
