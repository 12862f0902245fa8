import type { ExportedAnnotation, ExportedSuggestion } from "#lib/db/export-pages.ts";
import type { Annotation } from "#lib/domain/annotation.ts";
import type { Engine } from "#lib/domain/engine.ts";
import type { GroundedMention, GroundedText } from "#lib/domain/grounded-text.ts";
import { answerText, questionText, type TextId } from "#lib/domain/mention.ts";
import type { Sample, SampleOrigin } from "#lib/domain/sample.ts";
import { wordsOf } from "#lib/domain/span.ts";
import type { ProposedBox, ProposedMention, ProposedQuestion } from "#lib/domain/suggestion.ts";

/** Asked of a picture whose item has no suggestion to bring a question with. */
const PLAIN_QUESTION = "Describe and assess the quality of the image. Mention positions.";

type Des = Extract<Sample, { task: "des" }>;
type Vqa = Extract<Sample, { task: "vqa" }>;

/** An expert's description of the picture. */
export function describedBy(exported: ExportedAnnotation): Des {
  const { id, image, annotation, suggestion } = exported;

  return {
    task: "des",
    id: `${id}/description`,
    overall: annotation.overall,
    image,
    question: { text: suggestion?.question ?? PLAIN_QUESTION, mentions: [] },
    answer: textOf(annotation, "description"),
    origin: originOfAnnotation(exported),
  };
}

/** An expert's questions, in their order. */
export function askedBy(exported: ExportedAnnotation): Vqa[] {
  const { id, image, annotation } = exported;
  const questions = Object.values(annotation.questions).flatMap((question) => question ?? []);
  const origin = originOfAnnotation(exported);

  return questions
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map((question) => ({
      task: "vqa",
      id: `${id}/${question.id}`,
      kind: question.kind,
      image,
      question: textOf(annotation, questionText(question.id)),
      answer: textOf(annotation, answerText(question.id)),
      origin,
    }));
}

/** The machine's description, which is the source's with places in it. */
export function describedIn(exported: ExportedSuggestion): Des {
  const { id, image, suggestion } = exported;

  return {
    task: "des",
    id: `${id}/description`,
    overall: null,
    image,
    question: { text: suggestion.question, mentions: [] },
    answer: grounded(suggestion.description, suggestion.mentions),
    origin: originOfSuggestion(exported, enginesOf(suggestion.mentions)),
  };
}

/** The machine's questions, in their order. */
export function askedIn(exported: ExportedSuggestion): Vqa[] {
  return exported.suggestion.questions.map((question) => ({
    task: "vqa",
    id: `${exported.id}/${question.id}`,
    kind: question.kind,
    image: exported.image,
    question: proposedText(question, "question"),
    answer: proposedText(question, "answer"),
    origin: originOfSuggestion(exported, distinct([question.engine, ...enginesOf(question.mentions)])),
  }));
}

function textOf(annotation: Annotation, id: TextId): GroundedText {
  const text = annotation.texts[id] ?? "";
  const mentions = Object.values(annotation.mentions)
    .flatMap((mention) => (mention?.text === id ? [mention] : []))
    .map(({ span, name, quality, effect, attribute, degree, regions }) => ({
      span,
      name: name ?? wordsOf(text, span),
      quality,
      effect,
      attribute,
      degree,
      boxes: regions.flatMap((region) => annotation.regions[region]?.box ?? []),
    }));

  return { text, mentions: inOrder(mentions) };
}

function proposedText(question: ProposedQuestion, place: "question" | "answer"): GroundedText {
  return grounded(
    question[place],
    question.mentions.filter((mention) => mention.in === place),
  );
}

function grounded(text: string, proposed: readonly Omit<ProposedMention, "id">[]): GroundedText {
  const mentions = proposed.map(({ span, name, quality, effect, boxes }) => ({
    span,
    name: name ?? wordsOf(text, span),
    quality,
    effect,
    attribute: null,
    degree: null,
    boxes: boxes.map(({ box }) => box),
  }));

  return { text, mentions: inOrder(mentions) };
}

function inOrder(mentions: readonly GroundedMention[]): GroundedMention[] {
  return mentions.toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

function originOfAnnotation(exported: ExportedAnnotation): SampleOrigin {
  const { annotation, description, textOrigin, protocol, round, revision, suggestion } = exported;

  return {
    kind: "annotation",
    recipe: suggestion?.recipe ?? null,
    protocol,
    round,
    revision,
    engines: [],
    textOrigin,
    textEdited: annotation.texts.description !== description,
  };
}

function originOfSuggestion({ recipe, textOrigin }: ExportedSuggestion, engines: Engine[]): SampleOrigin {
  return {
    kind: "suggestion",
    recipe,
    protocol: null,
    round: null,
    revision: null,
    engines,
    textOrigin,
    textEdited: false,
  };
}

function enginesOf(mentions: readonly { readonly boxes: readonly ProposedBox[] }[]): Engine[] {
  return distinct(mentions.flatMap(({ boxes }) => boxes.map(({ engine }) => engine)));
}

function distinct(engines: readonly Engine[]): Engine[] {
  return [...new Map(engines.map((engine) => [Object.values(engine).join(" "), engine])).values()];
}
