import type { Annotation } from "#lib/domain/annotation.ts";
import type { Diff } from "#lib/domain/diff.ts";
import type { MentionId, QuestionId, RegionId } from "#lib/domain/ids.ts";
import type { Command } from "./command.ts";
import { NOTHING_SELECTED, type Selection } from "./state.ts";

/** What is selected after a command: what it made, so that the next act is about it. */
export function selectionAfter(command: Command, diff: Diff, before: Selection): Selection {
  const [mention] = Object.keys(diff.mentions.added) as MentionId[];
  const [region] = Object.keys(diff.regions.added) as RegionId[];
  const [question] = Object.keys(diff.questions.added) as QuestionId[];
  switch (command.kind) {
    case "draw-region":
      return region ? { kind: "region", id: region } : before;
    case "link":
      return mention ? { kind: "mention", id: mention } : before;
    case "add-question":
      return question ? { kind: "question", id: question } : before;
    case "set-box":
      return { kind: "region", id: command.region };
    default:
      return before;
  }
}

/** The selection, or nothing where what it names is gone or no longer of that length. */
export function soundSelection({ regions, mentions, questions, texts }: Annotation, selection: Selection): Selection {
  switch (selection.kind) {
    case "none":
      return selection;
    case "region":
      return regions[selection.id] ? selection : NOTHING_SELECTED;
    case "mention":
      return mentions[selection.id] ? selection : NOTHING_SELECTED;
    case "question":
      return questions[selection.id] ? selection : NOTHING_SELECTED;
    case "words":
      return selection.span.to <= (texts[selection.text]?.length ?? -1) ? selection : NOTHING_SELECTED;
  }
}
