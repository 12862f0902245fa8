import { z } from "zod";
import { type Annotation, isFirstLookDone } from "./annotation.ts";
import { Refusal } from "./refusal.ts";

/** One expert's share of a task. */
export const AssignmentStatus = z.enum(["pending", "draft", "submitted", "discarded", "withdrawn"]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export type TaskRefusals = {
  "no-task-left": Record<string, never>;
  "task-not-yours": Record<string, never>;
  "task-finished": { status: string };
  "lease-lost": { since: string };
  "not-ready-to-submit": { missing: string };
  "operation-does-not-apply": { revision: number };
};

/** May the draft still be changed? */
export function isEditable(status: AssignmentStatus): boolean {
  return status === "pending" || status === "draft";
}

/** The assignment, if it may still be changed; refused otherwise, and refused where the expert has none. */
export function editableBy<Own extends { status: AssignmentStatus; round: { isOpen: boolean; number: number } }>(
  own: Own | null,
): Own {
  if (!own) throw new Refusal("task-not-yours", {});
  if (!isEditable(own.status)) throw new Refusal("task-finished", { status: own.status });
  if (!own.round.isOpen) throw new Refusal("round-closed", { number: own.round.number });

  return own;
}

/** The draft, if it is a whole answer and the state that the expert has before him. */
export function readyToSubmit<Draft extends { revision: number; annotation: Annotation }>(
  draft: Draft | null,
  seen: number,
): Draft {
  if (draft && draft.revision !== seen) throw new Refusal("operation-does-not-apply", { revision: draft.revision });
  if (!draft || draft.annotation.overall === null) throw new Refusal("not-ready-to-submit", { missing: "overall" });
  if (!isFirstLookDone(draft.annotation)) throw new Refusal("not-ready-to-submit", { missing: "region" });

  return draft;
}

/** How long a taken task is held, and which of the expert's browser tabs writes; null: none, or not a browser. */
export type Lease = { readonly until: Date; readonly tab: string | null };

/** What a tab asks of the lease: to hold it, to take it from another tab, or to let go of it. */
export const LeaseWish = z.enum(["hold", "take-over", "release"]);
export type LeaseWish = z.infer<typeof LeaseWish>;

/** What a tab hears of the lease: it writes, or another tab does and gave its last sign of life then. */
export type LeaseAnswer =
  | { readonly writes: "this-tab"; readonly until: string }
  | { readonly writes: "another-tab"; readonly since: string };

/** Who asks, and by which protocol's minutes. */
type Asking = { readonly tab: string | null; readonly now: Date; readonly leaseMinutes: number };

/** A tab that has been silent for so long is taken for closed. Hidden tabs may speak once a minute only. */
const TAB_SILENCE_MS = 150_000;

/** Another tab that writes and gave a sign of life a moment ago; null: none, so the one who asks may write. */
export function tabThatWrites({ until, tab }: Lease, asking: Asking): { readonly since: Date } | null {
  if (tab === null || tab === asking.tab) return null;
  const since = new Date(until.getTime() - asking.leaseMinutes * 60_000);

  return asking.now.getTime() - since.getTime() < TAB_SILENCE_MS ? { since } : null;
}

/** The lease after a sign of life of who may write; refused while another tab does. */
export function renewed(lease: Lease, asking: Asking): Lease {
  const other = tabThatWrites(lease, asking);
  if (other) throw new Refusal("lease-lost", { since: other.since.toISOString() });

  return { until: new Date(asking.now.getTime() + asking.leaseMinutes * 60_000), tab: asking.tab ?? lease.tab };
}
