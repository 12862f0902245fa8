import type { Annotation } from "./annotation.ts";
import { isOn, type Size } from "./geometry.ts";
import { answerText, questionText } from "./mention.ts";

/** What an annotation must never be, whatever was sent: each names the law that is broken. */
export type AnnotationFlaw =
  | "box-off-the-image"
  | "no-description"
  | "question-without-text"
  | "text-without-question"
  | "mention-without-text"
  | "span-outside-its-text"
  | "mention-of-no-region";

/** The first law that the annotation of a picture of this size breaks; null: none. */
export function flawOf(annotation: Annotation, image: Size): AnnotationFlaw | null {
  const { texts, regions } = annotation;
  if (texts.description === undefined) return "no-description";
  if (Object.values(regions).some((region) => region && !isOn(region.box, image))) return "box-off-the-image";

  return flawOfQuestions(annotation) ?? flawOfMentions(annotation);
}

function flawOfQuestions({ texts, questions }: Annotation): AnnotationFlaw | null {
  const asked = Object.values(questions).flatMap((one) => (one ? [questionText(one.id), answerText(one.id)] : []));
  if (asked.some((id) => texts[id] === undefined)) return "question-without-text";

  return Object.keys(texts).length > asked.length + 1 ? "text-without-question" : null;
}

function flawOfMentions({ texts, mentions, regions }: Annotation): AnnotationFlaw | null {
  for (const mention of Object.values(mentions)) {
    if (!mention) continue;
    const text = texts[mention.text];
    if (text === undefined) return "mention-without-text";
    if (mention.span.to > text.length) return "span-outside-its-text";
    if (mention.regions.some((id) => !regions[id])) return "mention-of-no-region";
  }

  return null;
}
