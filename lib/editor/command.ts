import type { Annotation } from "#lib/domain/annotation.ts";
import { type Diff, diffBetween, diffOfTexts, isEmptyDiff } from "#lib/domain/diff.ts";
import { type Box, clamp, type Size } from "#lib/domain/geometry.ts";
import type { MentionId, ProposalId, QuestionId, RegionId } from "#lib/domain/ids.ts";
import type { Mention, TextId } from "#lib/domain/mention.ts";
import type { Question } from "#lib/domain/question.ts";
import type { Region } from "#lib/domain/region.ts";
import { isEmpty, type Span } from "#lib/domain/span.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Degree, QuestionKind } from "#lib/domain/taxonomy.ts";
import type { TextEdit } from "#lib/domain/text-edit.ts";
import { accepted, reconsidered, rejected } from "./proposals.ts";
import { withoutQuestion, withQuestion } from "./questions.ts";
import { allOf, without } from "./records.ts";

/** One act of the expert. */
export type Command =
  | { readonly kind: "edit-text"; readonly text: TextId; readonly edits: readonly TextEdit[] }
  | { readonly kind: "draw-region"; readonly box: Box; readonly mention: MentionId | null }
  | { readonly kind: "set-box"; readonly region: RegionId; readonly box: Box }
  | { readonly kind: "delete-region"; readonly region: RegionId }
  | { readonly kind: "link"; readonly text: TextId; readonly span: Span; readonly regions: readonly RegionId[] }
  | { readonly kind: "set-mention"; readonly mention: MentionId; readonly set: MentionFields }
  | { readonly kind: "delete-mention"; readonly mention: MentionId }
  | { readonly kind: "add-question"; readonly as: QuestionKind; readonly question: string; readonly answer: string }
  | {
      readonly kind: "set-question";
      readonly question: QuestionId;
      readonly set: Partial<Pick<Question, "kind" | "order">>;
    }
  | { readonly kind: "delete-question"; readonly question: QuestionId }
  | { readonly kind: "set-overall"; readonly degree: Degree | null }
  | { readonly kind: "rule-nothing-to-draw"; readonly value: boolean }
  | { readonly kind: "accept-proposal"; readonly proposal: ProposalId }
  | { readonly kind: "reject-proposal"; readonly proposal: ProposalId }
  | { readonly kind: "reconsider-proposal"; readonly proposal: ProposalId };

export type MentionFields = Partial<
  Pick<Mention, "span" | "name" | "quality" | "effect" | "attribute" | "degree" | "regions">
>;

/** What a command needs to know besides the annotation. */
export interface Given {
  readonly suggestion: Suggestion | null;
  readonly image: Size;
  readonly newId: () => string;
}

/** A smaller box is a slip of the hand. */
const LEAST_SIDE = 1;

/** The change that a command makes of an annotation; null where it changes nothing or cannot be done. */
export function diffOf(annotation: Annotation, command: Command, given: Given): Diff | null {
  const diff = changeOf(annotation, command, given);

  return diff && !isEmptyDiff(diff) ? diff : null;
}

function changeOf(annotation: Annotation, command: Command, given: Given): Diff | null {
  const to = (after: Annotation | null) => after && diffBetween(annotation, after, []);
  switch (command.kind) {
    case "edit-text":
      return withEdits(annotation, command);
    case "draw-region":
      return to(withRegion(annotation, command, given));
    case "set-box":
      return to(withBox(annotation, command, given.image));
    case "delete-region":
      return to(withoutRegion(annotation, command.region));
    case "link":
      return to(withMention(annotation, command, given));
    case "set-mention":
      return to(withFields(annotation, command));
    case "delete-mention":
      return to(withoutMention(annotation, command.mention));
    case "add-question":
      return withQuestion(annotation, command, given);
    case "set-question":
      return to(withQuestionFields(annotation, command));
    case "delete-question":
      return withoutQuestion(annotation, command.question);
    case "set-overall":
      return to({ ...annotation, overall: command.degree });
    case "rule-nothing-to-draw":
      return to({ ...annotation, nothingToDraw: command.value });
    case "accept-proposal":
      return accepted(annotation, command.proposal, given);
    case "reject-proposal":
      return rejected(annotation, command.proposal);
    case "reconsider-proposal":
      return reconsidered(annotation, command.proposal);
  }
}

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

function withEdits(annotation: Annotation, { text, edits }: Of<"edit-text">): Diff | null {
  const changes = edits.map((edit) => ({ text, edit }));

  return annotation.texts[text] === undefined ? null : diffOfTexts(annotation, changes);
}

function withQuestionFields(annotation: Annotation, { question: id, set }: Of<"set-question">): Annotation | null {
  const question = annotation.questions[id];

  return question ? { ...annotation, questions: { ...annotation.questions, [id]: { ...question, ...set } } } : null;
}

function soundBox(box: Box, image: Size): Box | null {
  const inside = clamp(box, image);

  return inside && inside.x2 - inside.x1 >= LEAST_SIDE && inside.y2 - inside.y1 >= LEAST_SIDE ? inside : null;
}

function withRegion(annotation: Annotation, { box, mention: to }: Of<"draw-region">, given: Given): Annotation | null {
  const inside = soundBox(box, given.image);
  if (!inside) return null;
  const region: Region = { id: given.newId() as RegionId, box: inside, proposal: null };
  const regions = { ...annotation.regions, [region.id]: region };
  const mention = to && annotation.mentions[to];
  const mentions = mention
    ? { ...annotation.mentions, [mention.id]: { ...mention, regions: [...mention.regions, region.id] } }
    : annotation.mentions;

  return { ...annotation, nothingToDraw: false, regions, mentions };
}

function withBox(annotation: Annotation, { region: id, box }: Of<"set-box">, image: Size): Annotation | null {
  const region = annotation.regions[id];
  const inside = soundBox(box, image);

  return region && inside
    ? { ...annotation, regions: { ...annotation.regions, [id]: { ...region, box: inside } } }
    : null;
}

function withoutRegion(annotation: Annotation, id: RegionId): Annotation | null {
  if (!annotation.regions[id]) return null;
  const mentions = allOf(annotation.mentions).map((mention) => [
    mention.id,
    mention.regions.includes(id) ? { ...mention, regions: mention.regions.filter((one) => one !== id) } : mention,
  ]);

  return { ...annotation, regions: without(annotation.regions, [id]), mentions: Object.fromEntries(mentions) };
}

function withMention(annotation: Annotation, { text, span, regions }: Of<"link">, given: Given): Annotation | null {
  const words = annotation.texts[text];
  if (words === undefined || isEmpty(span) || span.to > words.length) return null;
  const mention: Mention = {
    ...{ id: given.newId() as MentionId, text, span, name: null, quality: null, effect: "none" },
    ...{ attribute: null, degree: null, proposal: null },
    regions: regions.filter((id) => annotation.regions[id]),
  };

  return { ...annotation, mentions: { ...annotation.mentions, [mention.id]: mention } };
}

function withFields(annotation: Annotation, { mention: id, set }: Of<"set-mention">): Annotation | null {
  const mention = annotation.mentions[id];
  if (!mention) return null;
  const next = {
    ...mention,
    ...set,
    regions: (set.regions ?? mention.regions).filter((one) => annotation.regions[one]),
  };
  const length = annotation.texts[mention.text]?.length ?? 0;
  if (next.span.from > next.span.to || next.span.to > length) return null;

  return { ...annotation, mentions: { ...annotation.mentions, [id]: next } };
}

/** The regions that nobody else holds go with it; a machine's proposal that it came from counts as rejected. */
function withoutMention(annotation: Annotation, id: MentionId): Annotation | null {
  const mention = annotation.mentions[id];
  if (!mention) return null;
  const mentions = without(annotation.mentions, [id]);
  const held = new Set(allOf(mentions).flatMap(({ regions }) => regions));
  const regions = without(
    annotation.regions,
    mention.regions.filter((region) => !held.has(region)),
  );
  const { proposal } = mention;
  const isOwn = proposal !== null && annotation.decisions[proposal] !== undefined && mention.text === "description";
  const decisions = isOwn
    ? { ...annotation.decisions, [proposal]: { id: proposal, verdict: "rejected" as const } }
    : annotation.decisions;

  return { ...annotation, mentions, regions, decisions };
}
