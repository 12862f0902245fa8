import type { ProjectId, ProtocolId, RoundId, SuggestionId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

type Named = {
  readonly id: RoundId;
  readonly projectId: ProjectId;
  readonly protocolId: ProtocolId;
  readonly number: number;
  readonly kind: "blind" | "revision";
};
export type OpenRound = Named & { readonly status: "open"; readonly openedAt: Date };
export type ClosedRound = Named & {
  readonly status: "closed";
  readonly openedAt: Date;
  readonly closedAt: Date;
  readonly early: EarlyClose | null;
};
type EarlyClose = { readonly reason: string; readonly withdrawn: number };
export type Round = OpenRound | ClosedRound;

/** How far a round is: tasks, and what became of their assignments. Counts only, never content. */
export type RoundProgress = {
  readonly tasks: number;
  /** Assignments that nobody has taken. */
  readonly open: number;
  readonly underWay: number;
  readonly submitted: number;
  readonly discarded: number;
  readonly withdrawn: number;
};

/** A round, by which protocol it runs, and how far it is; no content. */
export type TrackedRound = {
  readonly round: Round;
  readonly protocol: string;
  readonly progress: RoundProgress;
};

/** How far one expert is in a round. */
export type ExpertProgress = {
  readonly name: string;
  readonly underWay: number;
  readonly submitted: number;
  readonly discarded: number;
  readonly withdrawn: number;
};

/** Assignments that are not finished, taken or not. */
export function outstandingOf({ open, underWay }: RoundProgress): number {
  return open + underWay;
}

export type RoundRefusals = {
  "round-has-work-outstanding": { assignments: number };
  "round-closed": { number: number };
  "items-already-sent": { items: number };
  "items-without-suggestion": { items: number };
  "no-items-chosen": Record<string, never>;
};

/** Items that may be sent to the experts, all of them or none: each has a suggestion, and none is with them already. */
export function itemsOfRound<Item extends { suggestionId: SuggestionId | null; sent: boolean }>(
  items: readonly Item[],
): readonly Item[] {
  const sent = items.filter((item) => item.sent).length;
  const bare = items.filter(({ suggestionId }) => suggestionId === null).length;
  if (items.length === 0) throw new Refusal("no-items-chosen", {});
  if (sent > 0) throw new Refusal("items-already-sent", { items: sent });
  if (bare > 0) throw new Refusal("items-without-suggestion", { items: bare });

  return items;
}

export type Closing = { readonly now: Date; readonly reason: string | null };

/** A round closes when all work is in; earlier only for a reason: what is outstanding is withdrawn, its drafts kept. */
export function closeRound(round: OpenRound, outstanding: number, { now, reason }: Closing): ClosedRound {
  if (outstanding === 0) return { ...round, status: "closed", closedAt: now, early: null };
  if (!reason) throw new Refusal("round-has-work-outstanding", { assignments: outstanding });

  return { ...round, status: "closed", closedAt: now, early: { reason, withdrawn: outstanding } };
}
