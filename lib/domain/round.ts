import type { ProjectId, ProtocolId, RoundId } from "./ids.ts";
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
export type EarlyClose = { readonly reason: string; readonly withdrawn: number };
export type Round = OpenRound | ClosedRound;

export type RoundRefusals = {
  "round-has-work-outstanding": { assignments: number };
  "round-closed": { number: number };
  "items-already-sent": { items: number };
  "items-without-suggestion": { items: number };
  "no-items-chosen": Record<string, never>;
};

export type Closing = { readonly now: Date; readonly reason: string | null };

/** A round closes when all work is in; earlier only for a reason: what is outstanding is withdrawn, its drafts kept. */
export function closeRound(round: OpenRound, outstanding: number, { now, reason }: Closing): ClosedRound {
  if (outstanding === 0) return { ...round, status: "closed", closedAt: now, early: null };
  if (!reason) throw new Refusal("round-has-work-outstanding", { assignments: outstanding });

  return { ...round, status: "closed", closedAt: now, early: { reason, withdrawn: outstanding } };
}
