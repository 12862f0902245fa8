"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { nameOf } from "#lib/editor/labels.ts";
import type { Lint } from "#lib/editor/lints.ts";
import type { Selection } from "#lib/editor/state.ts";
import { type CalmState, useEditor } from "./use-editor.ts";

interface LintListProps {
  readonly lints: readonly Lint[];
  /** After one was followed to its place. */
  readonly onChosen?: () => void;
}

/** What is left to do or to look at; each leads to its place. */
export function LintList({ lints, onChosen }: LintListProps) {
  const { store, state } = useEditor();
  if (lints.length === 0) return <p className="text-sm text-good">Nothing is missing.</p>;

  return (
    <ul aria-label="To check" className="grid gap-0.5">
      {lints.map((lint) => {
        const Icon = lint.level === "error" ? CircleAlert : TriangleAlert;
        const place = placeOf(lint);
        const words = wordsOfLint(lint, state);
        const key = `${lint.kind}-${place.kind === "none" || place.kind === "words" ? "" : place.id}`;

        return (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                store.select(place);
                onChosen?.();
              }}
              className="flex w-full items-center gap-2 rounded-control px-1 py-0.5 text-left text-sm hover:bg-hover"
            >
              <Icon aria-hidden size={14} className={lint.level === "error" ? "text-danger" : "text-warn"} />
              {words}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(lint: Lint): Selection {
  if ("mention" in lint) return { kind: "mention", id: lint.mention };
  if ("region" in lint) return { kind: "region", id: lint.region };
  if ("question" in lint) return { kind: "question", id: lint.question };

  return { kind: "none" };
}

function wordsOfLint(lint: Lint, { annotation }: CalmState): string {
  const mention = "mention" in lint ? annotation.mentions[lint.mention] : undefined;
  const name = mention ? `“${nameOf(annotation, mention)}”` : "";
  switch (lint.kind) {
    case "overall-not-set":
      return "Set the overall quality.";
    case "nothing-drawn":
      return "Draw a box, or say that there is nothing to draw.";
    case "words-gone":
      return `The words of a mention ${name} are gone: delete it or link it anew.`;
    case "mention-without-region":
      return `${name} has no box.`;
    case "region-without-mention":
      return "A box has no words.";
    case "question-empty":
      return "A question is empty.";
    case "answer-empty":
      return "A question has no answer.";
    case "answer-not-yes-or-no":
      return "A Yes-or-No question is answered otherwise.";
    case "proposals-left":
      return lint.count === 1 ? "One proposal is undecided." : `${lint.count} proposals are undecided.`;
  }
}
