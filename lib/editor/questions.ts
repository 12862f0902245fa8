import type { Annotation } from "#lib/domain/annotation.ts";
import { type Diff, diffBetween, type TextChange, textsAfter } from "#lib/domain/diff.ts";
import type { QuestionId } from "#lib/domain/ids.ts";
import { answerText, type Mention, questionText } from "#lib/domain/mention.ts";
import type { Question } from "#lib/domain/question.ts";
import type { QuestionKind } from "#lib/domain/taxonomy.ts";
import { allOf, withAll, without } from "./records.ts";

export interface NewQuestion {
  readonly as: QuestionKind;
  readonly question: string;
  readonly answer: string;
}

/** The change that adds a question at the end of the list. */
export function withQuestion(
  annotation: Annotation,
  { as, question, answer }: NewQuestion,
  { newId }: { readonly newId: () => string },
): Diff {
  const id = newId() as QuestionId;

  return questionAdded(
    annotation,
    { id, kind: as, order: nextOrder(annotation), proposal: null },
    { question, answer },
  );
}

/** Place of a question after all others. */
export function nextOrder({ questions }: Annotation): number {
  return allOf(questions).reduce((last, { order }) => Math.max(last, order), 0) + 1;
}

/** The change that puts a question and its two texts in. */
export function questionAdded(
  annotation: Annotation,
  entity: Question,
  { question, answer }: { readonly question: string; readonly answer: string },
): Diff {
  const texts: TextChange[] = [
    { text: questionText(entity.id), added: question },
    { text: answerText(entity.id), added: answer },
  ];
  const after = {
    ...annotation,
    texts: textsAfter(annotation.texts, texts),
    questions: withAll(annotation.questions, [entity]),
  };

  return diffBetween(annotation, after, texts);
}

/** The change that takes a question out, with its texts, their mentions and the regions that no other mention holds. */
export function withoutQuestion(annotation: Annotation, id: QuestionId): Diff | null {
  const question = annotation.questions[id];
  if (!question) return null;
  const own = [questionText(id), answerText(id)];
  const texts = own.flatMap((text): TextChange[] => {
    const dropped = annotation.texts[text];

    return dropped === undefined ? [] : [{ text, dropped }];
  });
  const isGone = ({ text }: Mention) => own.includes(text);
  const gone = allOf(annotation.mentions).filter(isGone);
  const mentions = without(
    annotation.mentions,
    gone.map((mention) => mention.id),
  );
  const held = new Set(allOf(mentions).flatMap(({ regions }) => regions));
  const loose = gone.flatMap(({ regions }) => regions).filter((region) => !held.has(region));
  const { proposal } = question;
  const decisions =
    proposal && annotation.decisions[proposal]
      ? withAll(annotation.decisions, [{ id: proposal, verdict: "rejected" as const }])
      : annotation.decisions;
  const after = {
    ...annotation,
    ...{ mentions, decisions },
    texts: textsAfter(annotation.texts, texts),
    questions: without(annotation.questions, [id]),
    regions: without(annotation.regions, loose),
  };

  return diffBetween(annotation, after, texts);
}
