import type { Annotation } from "#lib/domain/annotation.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { MentionId, ProposalId, RegionId } from "#lib/domain/ids.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import { placedProposals } from "#lib/editor/placed-proposals.ts";
import { allOf } from "#lib/editor/records.ts";
import { isAnyLit, type Lit } from "#lib/editor/state.ts";
import { hueOf } from "../colours.ts";

/** A box as the canvas draws it. */
export interface DrawnBox {
  readonly box: Box;
  readonly colour: string;
  readonly label: string;
  /** Proposed: dashed. Mine: solid. */
  readonly stroke: "solid" | "dashed";
  readonly of: RegionId | ProposalId;
  /** What else may light it. */
  readonly mentions: readonly MentionId[];
  /** Not drawn unless it is lit. */
  readonly isHidden: boolean;
}

/** How a box steps forward or back with what is lit. */
export type Emphasis = "lit" | "plain" | "dim" | "hidden";

const MACHINE = "#9db8ff";

/** Every box: regions, then the proposals that nobody has decided on; those of questions come to sight when lit. */
export function drawnBoxes(annotation: Annotation, suggestion: Suggestion | null): DrawnBox[] {
  const owners = ownersOf(annotation);
  const colours = coloursOf(annotation);
  const holders = holdersOf(annotation);
  const proposed = placedProposals(annotation, suggestion);

  return [
    ...allOf(annotation.regions).map(({ id, box }): DrawnBox => {
      const owner = owners.get(id);

      return {
        ...{ box, of: id, stroke: "solid", isHidden: false, mentions: holders.get(id) ?? [] },
        colour: hueOf(owner && colours.get(owner.id)),
        label: owner ? nameOf(annotation, owner) : "",
      };
    }),
    ...proposed.map(({ id, kind, box, words }): DrawnBox => {
      const isHidden = kind === "question";

      return { box, of: id, stroke: "dashed", isHidden, mentions: [], colour: MACHINE, label: words };
    }),
  ];
}

/** The mentions that hold each region. */
function holdersOf({ mentions }: Annotation): ReadonlyMap<RegionId, readonly MentionId[]> {
  const holders = new Map<RegionId, MentionId[]>();
  for (const mention of allOf(mentions))
    for (const region of mention.regions) holders.set(region, [...(holders.get(region) ?? []), mention.id]);

  return holders;
}

/** Lit itself or by its words; dim where something else is. */
export function emphasisOf({ of, mentions, isHidden }: DrawnBox, lit: Lit): Emphasis {
  const isLit =
    lit.regions.has(of as RegionId) ||
    lit.proposals.has(of as ProposalId) ||
    mentions.some((id) => lit.mentions.has(id));
  if (isLit) return "lit";
  if (isHidden) return "hidden";

  return isAnyLit(lit) ? "dim" : "plain";
}
