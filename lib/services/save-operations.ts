import { z } from "zod";
import type { Context } from "#lib/context.ts";
import {
  annotationOf,
  freezeRevision,
  insertAnnotation,
  type KeptAnnotation,
  saveAnnotation,
} from "#lib/db/annotations.ts";
import { type KeptAssignment, lockOwnAssignment, saveDraftBegun, saveLease } from "#lib/db/assignments.ts";
import { diffsSince, insertOperation, revisionOfOperation } from "#lib/db/operations.ts";
import type { Transaction } from "#lib/db/transaction.ts";
import { mustBe, mustBeUser } from "#lib/domain/actor.ts";
import { type Annotation, isFirstLookDone, startingFrom } from "#lib/domain/annotation.ts";
import { flawOf } from "#lib/domain/annotation-flaw.ts";
import { apply, Diff } from "#lib/domain/diff.ts";
import type { Size } from "#lib/domain/geometry.ts";
import { OperationId, TaskId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { editableBy, renewed } from "#lib/domain/task.ts";
import { DiffDoesNotApply } from "#lib/domain/text-edit.ts";

export const SaveOperations = z.object({
  taskId: TaskId,
  /** The state that the diffs were made on. */
  base: z.number().int().nonnegative(),
  opId: OperationId,
  /** The browser tab that sends; null: no browser. */
  tab: z.uuid().nullable(),
  diffs: z.array(Diff).min(1).max(1000),
});
type Sent = z.output<typeof SaveOperations>;

/** The state that the diffs led to; with `diffs`, they were made on an old one, and these came since. */
export type Saved = { readonly revision: number; readonly diffs?: readonly Diff[] };

/** Takes in diffs sent under one id: once, however often they are sent, and only on the newest state. */
export async function saveOperations(ctx: Context, sent: Sent): Promise<Saved> {
  const userId = mustBeUser(ctx.actor);

  return await ctx.transact(async (tx) => {
    const own = await lockOwnAssignment(tx, sent.taskId, userId);
    const draft = own && (await annotationOf(tx, own.id));
    const known = draft && (await revisionOfOperation(tx, draft.id, sent.opId));
    if (known) return { revision: known };

    const editable = editableBy(own);
    mustBe("expert", ctx.actor, editable.projectId);
    const { leaseMinutes } = editable.round.protocol;
    await saveLease(tx, editable.id, renewed(editable.lease, { tab: sent.tab, now: ctx.now(), leaseMinutes }));
    const revision = draft?.revision ?? 0;
    if (sent.base !== revision) return { revision, diffs: draft ? await diffsSince(tx, draft.id, sent.base) : [] };

    return await takeIn(tx, { own: editable, draft, sent, now: ctx.now() });
  });
}

type Taking = { own: KeptAssignment; draft: KeptAnnotation | null; sent: Sent; now: Date };

async function takeIn(tx: Transaction, { own, draft, sent, now }: Taking): Promise<Saved> {
  const { revision: before, annotation: was } = draft ?? {
    revision: 0,
    annotation: startingFrom(own.item.description),
  };
  const next = { revision: before + 1, annotation: applied(was, sent, own.image) };
  const id = draft?.id ?? (await insertAnnotation(tx, own.id, next));
  const kept = { id, ...next };
  if (draft) await saveAnnotation(tx, kept);
  await insertOperation(tx, { annotationId: id, id: sent.opId, revision: next.revision, diffs: sent.diffs });

  const isFirstLook = own.firstLookAt === null && isFirstLookDone(kept.annotation);
  await saveDraftBegun(tx, { id: own.id, firstLookAt: isFirstLook ? now : own.firstLookAt });
  if (isFirstLook) await freezeRevision(tx, kept, "first-look");

  return { revision: kept.revision };
}

/** The annotation with the diffs in; refused where they do not fit it, or lead to what cannot be. */
function applied(annotation: Annotation, { base, diffs }: Sent, image: Size): Annotation {
  try {
    const next = diffs.reduce(apply, annotation);
    if (flawOf(next, image) === null) return next;
  } catch (error) {
    if (!(error instanceof DiffDoesNotApply)) throw error;
  }
  throw new Refusal("operation-does-not-apply", { revision: base });
}
