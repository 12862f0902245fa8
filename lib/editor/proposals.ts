import type { Annotation } from "#lib/domain/annotation.ts";
import { apply, type Diff, diffBetween } from "#lib/domain/diff.ts";
import type { MentionId, ProposalId, QuestionId, RegionId } from "#lib/domain/ids.ts";
import { answerText, type Mention, questionText, type TextId } from "#lib/domain/mention.ts";
import type { Region } from "#lib/domain/region.ts";
import { isEmpty, type Span } from "#lib/domain/span.ts";
import { squash } from "#lib/domain/squash.ts";
import type { ProposedMention, ProposedQuestion, Suggestion } from "#lib/domain/suggestion.ts";
import { editBetween, mapSpan } from "#lib/domain/text-edit.ts";
import { nextOrder, questionAdded, withoutQuestion } from "./questions.ts";
import { allOf, withAll, without } from "./records.ts";

export type Proposal =
  | { readonly kind: "mention"; readonly id: ProposalId; readonly of: ProposedMention }
  | { readonly kind: "question"; readonly id: ProposalId; readonly of: ProposedQuestion };

interface Given {
  readonly suggestion: Suggestion | null;
  readonly newId: () => string;
}

/** Everything that the machine proposes of an item, mentions first. */
export function proposalsOf(suggestion: Suggestion | null): Proposal[] {
  if (!suggestion) return [];

  return [
    ...suggestion.mentions.map((of): Proposal => ({ kind: "mention", id: of.id, of })),
    ...suggestion.questions.map((of): Proposal => ({ kind: "question", id: of.id, of })),
  ];
}

/** The proposals that nobody has decided on. */
export function proposalsLeft(annotation: Annotation, suggestion: Suggestion | null): Proposal[] {
  return proposalsOf(suggestion).filter(({ id }) => !annotation.decisions[id]);
}

/** Where a proposed mention's words lie in the description as it reads now; null when they are gone. */
export function spanNow({ texts }: Annotation, suggestion: Suggestion, span: Span): Span | null {
  const edit = editBetween(suggestion.description, texts.description ?? "");
  const now = edit ? mapSpan(span, edit) : span;

  return isEmpty(now) ? null : now;
}

/** The change that takes a proposal in as it is; null where there is none, its words are gone, or it is in already. */
export function accepted(annotation: Annotation, id: ProposalId, { suggestion, newId }: Given): Diff | null {
  const proposal = proposalsOf(suggestion).find((one) => one.id === id);
  if (!proposal || !suggestion || annotation.decisions[id]?.verdict === "accepted") return null;
  const decided = { ...annotation, decisions: withAll(annotation.decisions, [{ id, verdict: "accepted" as const }]) };
  if (proposal.kind === "question") return questionAccepted(annotation, decided, { of: proposal.of, newId });
  const span = spanNow(annotation, suggestion, proposal.of.span);
  if (!span) return null;
  const place = { text: "description" as const, span, proposal: id, newId };

  return diffBetween(annotation, withProposed(decided, proposal.of, place), []);
}

type Proposed = Omit<ProposedMention, "id" | "span">;
type Place = { text: TextId; span: Span; proposal: ProposalId; newId: () => string };

function withProposed(annotation: Annotation, of: Proposed, { text, span, proposal, newId }: Place): Annotation {
  const known = allOf(annotation.regions);
  const regions = of.boxes.map(({ box }): Region => {
    const same = known.find((region) => Object.entries(box).every(([side, at]) => region.box[side as "x1"] === at));

    return same ?? { id: newId() as RegionId, box, proposal };
  });
  const mention: Mention = {
    ...{ id: newId() as MentionId, text, span, proposal },
    ...{ name: of.name, quality: of.quality, effect: of.effect, attribute: null, degree: null },
    regions: regions.map((region) => region.id),
  };

  return {
    ...annotation,
    nothingToDraw: false,
    regions: withAll(annotation.regions, regions),
    mentions: withAll(annotation.mentions, [mention]),
  };
}

function questionAccepted(
  annotation: Annotation,
  decided: Annotation,
  { of, newId }: { of: ProposedQuestion; newId: () => string },
): Diff {
  const id = newId() as QuestionId;
  const entity = { id, kind: of.kind, order: nextOrder(annotation), proposal: of.id };
  const added = questionAdded(annotation, entity, of);
  const withTexts = apply(annotation, added);
  const grounded = of.mentions.reduce<Annotation>(
    (so, mention) =>
      withProposed(so, mention, {
        text: mention.in === "question" ? questionText(id) : answerText(id),
        ...{ span: mention.span, proposal: of.id, newId },
      }),
    { ...withTexts, decisions: decided.decisions },
  );

  return squash(added, diffBetween(withTexts, grounded, []));
}

/** The change that says no to a proposal; what it had been taken in as goes. */
export function rejected(annotation: Annotation, id: ProposalId): Diff | null {
  const undone = takenOut(annotation, id);
  const now = apply(annotation, undone);
  if (now.decisions[id]?.verdict === "rejected") return null;
  const after = { ...now, decisions: withAll(now.decisions, [{ id, verdict: "rejected" as const }]) };

  return squash(undone, diffBetween(now, after, []));
}

/** The change that leaves a proposal undecided again; what it had been taken in as goes. */
export function reconsidered(annotation: Annotation, id: ProposalId): Diff | null {
  if (!annotation.decisions[id]) return null;
  const undone = takenOut(annotation, id);
  const now = apply(annotation, undone);

  return squash(undone, diffBetween(now, { ...now, decisions: without(now.decisions, [id]) }, []));
}

/** The change that takes out the question, or the mention of the description, that a proposal was taken in as. */
function takenOut(annotation: Annotation, id: ProposalId): Diff {
  const question = allOf(annotation.questions).find(({ proposal }) => proposal === id);
  const without_ =
    question && withoutQuestion({ ...annotation, decisions: without(annotation.decisions, [id]) }, question.id);
  if (without_) return without_;
  const gone = allOf(annotation.mentions).filter(({ proposal }) => proposal === id);
  const mentions = without(
    annotation.mentions,
    gone.map((mention) => mention.id),
  );
  const held = new Set(allOf(mentions).flatMap(({ regions }) => regions));
  const loose = gone.flatMap(({ regions }) => regions).filter((region) => !held.has(region));

  return diffBetween(annotation, { ...annotation, mentions, regions: without(annotation.regions, loose) }, []);
}
