import type { Annotation } from "#lib/domain/annotation.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { ProposalId } from "#lib/domain/ids.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { proposalsLeft, spanNow } from "./proposals.ts";

/** A box that the machine proposes and nobody has decided on. */
export interface PlacedProposal {
  readonly id: ProposalId;
  readonly kind: "mention" | "question";
  readonly box: Box;
  /** What it is said to be; empty for a question's. */
  readonly words: string;
}

/** The boxes of the proposals that are left; not those of a mention whose words are gone. */
export function placedProposals(annotation: Annotation, suggestion: Suggestion | null): PlacedProposal[] {
  if (!suggestion) return [];

  return proposalsLeft(annotation, suggestion).flatMap((proposal): PlacedProposal[] => {
    const { id, kind } = proposal;
    if (proposal.kind === "question")
      return proposal.of.mentions.flatMap(({ boxes }) => boxes.map(({ box }) => ({ id, kind, box, words: "" })));
    const { span, boxes } = proposal.of;
    const words = suggestion.description.slice(span.from, span.to);

    return spanNow(annotation, suggestion, span) ? boxes.map(({ box }) => ({ id, kind, box, words })) : [];
  });
}
