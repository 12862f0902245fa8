import type { Box } from "#lib/domain/geometry.ts";
import type { MentionId, ProposalId, RegionId } from "#lib/domain/ids.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import { proposalsLeft, spanNow } from "#lib/editor/proposals.ts";
import { allOf } from "#lib/editor/records.ts";
import type { EditorState } from "#lib/editor/state.ts";
import { hueOf } from "../colours.ts";

/** A box as the canvas draws it. */
export interface DrawnBox {
  readonly key: string;
  readonly box: Box;
  readonly colour: string;
  readonly label: string;
  /** Proposed: dashed. Mine: solid. */
  readonly stroke: "solid" | "dashed";
  readonly isLit: boolean;
  /** Something else is lit, so this one steps back. */
  readonly isDim: boolean;
}

/** Every box to be drawn but the one under the hand: regions, then the proposals that nobody has decided on. */
export function drawnBoxes(state: EditorState, active: RegionId | null): DrawnBox[] {
  const { annotation, lit } = state;
  const owners = ownersOf(annotation);
  const colours = coloursOf(annotation);
  const isAnythingLit = lit.regions.size + lit.mentions.size + lit.proposals.size > 0;
  const regions = allOf(annotation.regions).filter(({ id }) => id !== active);

  return [
    ...regions.map(({ id, box }): DrawnBox => {
      const owner = owners.get(id);
      const isLit = lit.regions.has(id) || holdersLit(state, id);

      return {
        ...{ key: id, box, stroke: "solid", isLit, isDim: isAnythingLit && !isLit },
        colour: hueOf(owner && colours.get(owner.id)),
        label: owner ? nameOf(annotation, owner) : "no words",
      };
    }),
    ...proposedBoxes(state, isAnythingLit),
  ];
}

function holdersLit({ annotation, lit }: EditorState, id: RegionId): boolean {
  return [...lit.mentions].some((mention: MentionId) => annotation.mentions[mention]?.regions.includes(id) ?? false);
}

function proposedBoxes({ annotation, suggestion, lit }: EditorState, isAnythingLit: boolean): DrawnBox[] {
  if (!suggestion) return [];

  return proposalsLeft(annotation, suggestion).flatMap((proposal) => {
    const isLit = lit.proposals.has(proposal.id as ProposalId);
    if (proposal.kind === "question" && !isLit) return [];
    const boxes =
      proposal.kind === "mention" ? proposal.of.boxes : proposal.of.mentions.flatMap((mention) => mention.boxes);
    const isGone = proposal.kind === "mention" && !spanNow(annotation, suggestion, proposal.of.span);
    const words =
      proposal.kind === "mention" ? suggestion.description.slice(proposal.of.span.from, proposal.of.span.to) : "";

    return isGone
      ? []
      : boxes.map(
          ({ box }, at): DrawnBox => ({
            ...{ key: `${proposal.id}-${at}`, box, colour: "#9db8ff", label: words, stroke: "dashed" },
            ...{ isLit, isDim: isAnythingLit && !isLit },
          }),
        );
  });
}
