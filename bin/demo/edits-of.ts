import { type Diff, EMPTY_DIFF } from "#lib/domain/diff.ts";
import { type EntityDiff, UNCHANGED } from "#lib/domain/entity-diff.ts";
import { moved, type Size } from "#lib/domain/geometry.ts";
import { newId, type ProposalId } from "#lib/domain/ids.ts";
import { answerText, type Mention, questionText } from "#lib/domain/mention.ts";
import type { Region } from "#lib/domain/region.ts";
import type { ProposedMention, ProposedQuestion, Suggestion } from "#lib/domain/suggestion.ts";
import type { Degree } from "#lib/domain/taxonomy.ts";

type Named = Mention | Region | { readonly id: string };
type Proposed = Omit<ProposedMention, "id">;

/** What an expert does to a draft, one gesture a diff: judge, accept every proposal, move the first box, mend a word. */
export function editsOf(suggestion: Suggestion, image: Size): Diff[] {
  const described = suggestion.mentions.map((mention) => accepted(mention, { text: "description", of: mention.id }));
  const asked = suggestion.questions.map(acceptedQuestion);
  const [first] = described.flatMap(({ regions }) => regions);

  return [
    { ...EMPTY_DIFF, overall: [null, degreeIn(suggestion.description)] },
    ...described.map(({ regions, mention, of }) => ({
      ...EMPTY_DIFF,
      mentions: added([mention]),
      regions: added(regions),
      decisions: added([{ id: of, verdict: "accepted" as const }]),
    })),
    ...(first ? [{ ...EMPTY_DIFF, regions: nudged(first, image) }] : []),
    ...withoutVery(suggestion),
    ...asked,
  ];
}

function accepted({ span, name, quality, effect, boxes }: Proposed, to: { text: Mention["text"]; of: ProposalId }) {
  const regions = boxes.map(({ box }): Region => ({ id: newId<"Region">(), box, proposal: to.of }));
  const mention: Mention = {
    id: newId<"Mention">(),
    ...{ text: to.text, span, name, quality, effect, attribute: null, degree: null },
    regions: regions.map(({ id }) => id),
    proposal: to.of,
  };

  return { mention, regions, of: to.of };
}

function acceptedQuestion({ id: of, kind, question, answer, mentions }: ProposedQuestion, order: number): Diff {
  const id = newId<"Question">();
  const place = { question: questionText(id), answer: answerText(id) };
  const grounded = mentions.map((mention) => accepted(mention, { text: place[mention.in], of }));

  return {
    ...EMPTY_DIFF,
    texts: [
      { text: place.question, added: question },
      { text: place.answer, added: answer },
    ],
    questions: added([{ id, kind, order, proposal: of }]),
    mentions: added(grounded.map(({ mention }) => mention)),
    regions: added(grounded.flatMap(({ regions }) => regions)),
    decisions: added([{ id: of, verdict: "accepted" as const }]),
  };
}

function added<Entity extends Named>(entities: readonly Entity[]): EntityDiff<Entity> {
  return { ...UNCHANGED, added: Object.fromEntries(entities.map((entity) => [entity.id, entity])) };
}

function nudged(region: Region, image: Size): EntityDiff<Region> {
  const box = moved(region.box, { dx: -3.5, dy: 2.25 }, image);

  return { ...UNCHANGED, updated: { [region.id]: [region, { ...region, box }] } };
}

/** Takes out the first “very ” that touches no mention. */
function withoutVery({ description, mentions }: Suggestion): Diff[] {
  const removed = "very ";
  const from = description.indexOf(removed);
  const isFree = mentions.every(({ span }) => span.to < from || span.from > from + removed.length);

  return from >= 0 && isFree
    ? [{ ...EMPTY_DIFF, texts: [{ text: "description", edit: { from, removed, insert: "" } }] }]
    : [];
}

/** The degree that the description's own closing words come to. */
function degreeIn(description: string): Degree {
  const words: readonly (readonly [RegExp, Degree])[] = [
    [/excellent/i, 5],
    [/below average|poor/i, 2],
    [/bad/i, 1],
    [/good/i, 4],
  ];

  return words.find(([pattern]) => pattern.test(description.slice(-80)))?.[1] ?? 3;
}
