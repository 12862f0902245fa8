import type { Annotation } from "#lib/domain/annotation.ts";
import type { Conflict } from "#lib/domain/conflict.ts";
import { apply, type Diff, EMPTY_DIFF, isEmptyDiff } from "#lib/domain/diff.ts";
import type { OperationId } from "#lib/domain/ids.ts";
import { rebase } from "#lib/domain/rebase.ts";
import { squash } from "#lib/domain/squash.ts";
import type { Batch } from "./journal.ts";

/** What the server has, what is on its way to it, and what waits. */
export interface Outbox {
  readonly revision: number;
  /** The annotation as the server has it. */
  readonly saved: Annotation;
  readonly batch: Batch | null;
  readonly waiting: readonly Diff[];
}

/** A beacon carries 64 KiB; what else is in the body takes less than this leaves. */
const MOST_BYTES = 60_000;
const MOST_DIFFS = 500;

/** How many changes the server does not have yet. */
export function countUnsent({ batch, waiting }: Outbox): number {
  return (batch?.diffs.length ?? 0) + waiting.length;
}

/** The outbox with its next batch made up: the one on its way, else as many waiting diffs as fit; at least one. */
export function withBatch(outbox: Outbox, newId: () => string): Outbox {
  if (outbox.batch || outbox.waiting.length === 0) return outbox;
  let [count, bytes] = [0, 0];
  for (const diff of outbox.waiting.slice(0, MOST_DIFFS)) {
    bytes += new TextEncoder().encode(JSON.stringify(diff)).length;
    if (count > 0 && bytes > MOST_BYTES) break;
    count++;
  }
  const batch = { base: outbox.revision, opId: newId() as OperationId, diffs: outbox.waiting.slice(0, count) };

  return { ...outbox, batch, waiting: outbox.waiting.slice(count) };
}

/** The server has the batch: what it holds is what the batch led to. Another id's answer changes nothing. */
export function acknowledged(outbox: Outbox, opId: OperationId, revision: number): Outbox {
  const { batch } = outbox;
  if (batch?.opId !== opId) return outbox;

  return { ...outbox, revision, saved: batch.diffs.reduce(apply, outbox.saved), batch: null };
}

export interface Absorbed {
  readonly outbox: Outbox;
  readonly annotation: Annotation;
  /** Theirs as it reads on top of mine, for what was on the screen. */
  readonly theirs: Diff;
  readonly conflicts: readonly Conflict[];
}

/** The server was ahead by these diffs: mine are carried over them and wait to be sent, under a new id. */
export function absorbed(outbox: Outbox, revision: number, diffs: readonly Diff[]): Absorbed {
  const { saved: base } = outbox;
  const theirs = diffs.reduce(squash, EMPTY_DIFF);
  const mine = [...(outbox.batch?.diffs ?? []), ...outbox.waiting].reduce(squash, EMPTY_DIFF);
  const { diff, bridge, conflicts } = rebase({ base, mine, theirs });
  const saved = apply(base, theirs);

  return {
    outbox: { revision, saved, batch: null, waiting: isEmptyDiff(diff) ? [] : [diff] },
    annotation: apply(saved, diff),
    theirs: bridge,
    conflicts,
  };
}
