import type { TextId } from "#lib/domain/mention.ts";
import { isEmpty } from "#lib/domain/span.ts";
import { coloursOf, mentionsIn } from "#lib/editor/labels.ts";
import { proposalsLeft, spanNow } from "#lib/editor/proposals.ts";
import type { EditorState } from "#lib/editor/state.ts";
import { hueOf } from "../colours.ts";
import type { ShownMention } from "./mention-decorations.ts";

/** The marks of a text: its mentions, and in the description the proposals that nobody has decided on. */
export function shownMentions(state: EditorState, text: TextId): ShownMention[] {
  const { annotation, selection, lit } = state;
  const colours = coloursOf(annotation);
  const own = mentionsIn(annotation, text)
    .filter(({ span }) => !isEmpty(span))
    .map(
      ({ id, span, regions }): ShownMention => ({
        ...{ id, from: span.from, to: span.to, look: "own", hasRegion: regions.length > 0 },
        colour: hueOf(colours.get(id)),
        isLit: lit.mentions.has(id) || regions.some((region) => lit.regions.has(region)),
        isSelected:
          (selection.kind === "mention" && selection.id === id) ||
          (selection.kind === "region" && regions.includes(selection.id)),
      }),
    );

  return text === "description" ? [...own, ...shownProposals(state)] : own;
}

function shownProposals({ annotation, suggestion, lit }: EditorState): ShownMention[] {
  if (!suggestion) return [];

  return proposalsLeft(annotation, suggestion).flatMap((proposal) => {
    const span = proposal.kind === "mention" ? spanNow(annotation, suggestion, proposal.of.span) : null;

    return span
      ? [
          {
            ...{ id: proposal.id, from: span.from, to: span.to, colour: "#6f8fe8", look: "proposed" as const },
            ...{ hasRegion: true, isSelected: false, isLit: lit.proposals.has(proposal.id) },
          },
        ]
      : [];
  });
}
