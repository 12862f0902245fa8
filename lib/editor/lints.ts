import type { Annotation } from "#lib/domain/annotation.ts";
import type { MentionId, QuestionId, RegionId } from "#lib/domain/ids.ts";
import { answerText, questionText } from "#lib/domain/mention.ts";
import type { Protocol } from "#lib/domain/protocol.ts";
import { isEmpty } from "#lib/domain/span.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { proposalsLeft } from "./proposals.ts";
import { allOf } from "./records.ts";

/** Something that an expert may have forgotten. An `error` stops the submission, a `warning` asks. */
export type Lint =
  | { readonly kind: "overall-not-set" | "nothing-drawn"; readonly level: "error" }
  | { readonly kind: "words-gone"; readonly level: "error"; readonly mention: MentionId }
  | { readonly kind: "mention-without-region"; readonly level: "warning"; readonly mention: MentionId }
  | { readonly kind: "region-without-mention"; readonly level: "warning"; readonly region: RegionId }
  | {
      readonly kind: "question-empty" | "answer-empty" | "answer-not-yes-or-no";
      readonly level: "error";
      readonly question: QuestionId;
    }
  | { readonly kind: "proposals-left"; readonly level: "warning"; readonly count: number };

/** What is left to do or to look at, the gravest first. */
export function lintsOf(annotation: Annotation, suggestion: Suggestion | null, protocol: Protocol): Lint[] {
  const left = protocol.reveal === "never" ? 0 : proposalsLeft(annotation, suggestion).length;
  const lints: Lint[] = [
    ...(annotation.overall === null ? [{ kind: "overall-not-set", level: "error" } as const] : []),
    ...(Object.keys(annotation.regions).length === 0 && !annotation.nothingToDraw
      ? [{ kind: "nothing-drawn", level: "error" } as const]
      : []),
    ...lintsOfMentions(annotation),
    ...lintsOfQuestions(annotation),
    ...(left > 0 ? [{ kind: "proposals-left", level: "warning", count: left } as const] : []),
  ];

  return lints.sort((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
}

function lintsOfMentions({ mentions, regions }: Annotation): Lint[] {
  const all = allOf(mentions);
  const held = new Set(all.flatMap((mention) => mention.regions));

  return [
    ...all.flatMap((mention): Lint[] => {
      if (isEmpty(mention.span)) return [{ kind: "words-gone", level: "error", mention: mention.id }];

      return mention.regions.length === 0
        ? [{ kind: "mention-without-region", level: "warning", mention: mention.id }]
        : [];
    }),
    ...allOf(regions).flatMap(({ id }): Lint[] =>
      held.has(id) ? [] : [{ kind: "region-without-mention", level: "warning", region: id }],
    ),
  ];
}

function lintsOfQuestions({ questions, texts }: Annotation): Lint[] {
  return allOf(questions).flatMap(({ id, kind }): Lint[] => {
    const question = texts[questionText(id)]?.trim() ?? "";
    const answer = texts[answerText(id)]?.trim() ?? "";
    if (question === "") return [{ kind: "question-empty", level: "error", question: id }];
    if (answer === "") return [{ kind: "answer-empty", level: "error", question: id }];
    const isYesOrNo = /^(yes|no)[.!]?$/i.test(answer);

    return kind === "binary" && !isYesOrNo ? [{ kind: "answer-not-yes-or-no", level: "error", question: id }] : [];
  });
}
