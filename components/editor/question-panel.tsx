"use client";

import { Plus, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Select } from "#components/ui/field.tsx";
import { answerText, questionText } from "#lib/domain/mention.ts";
import type { Question } from "#lib/domain/question.ts";
import { QuestionKind } from "#lib/domain/taxonomy.ts";
import { allOf } from "#lib/editor/records.ts";
import { MentionPanel } from "./mention-panel.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { TextView } from "./text/text-view.tsx";
import { useEditor } from "./use-editor.ts";

const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  binary: "Yes or No",
  what: "What",
  why: "Why",
  how: "How",
};

/** The questions with their answers; both are texts, and may name objects. */
export function QuestionPanel() {
  const { store, state } = useEditor();
  const questions = allOf(state.annotation.questions).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const { selection, annotation } = state;
  const selectedText =
    selection.kind === "words"
      ? selection.text
      : selection.kind === "mention"
        ? annotation.mentions[selection.id]?.text
        : undefined;

  return (
    <div className="grid gap-3">
      <ProposalList kind="question" />
      {questions.map((question, at) => (
        <QuestionCard key={question.id} question={question} place={at + 1} />
      ))}
      {selectedText && selectedText !== "description" && <MentionPanel />}
      {questions.length === 0 && (
        <p className="text-sm text-muted">No question yet: accept a proposal, or add your own.</p>
      )}
      <div className="flex flex-wrap gap-1">
        {QuestionKind.options.map((kind) => (
          <Button
            key={kind}
            icon={Plus}
            disabled={!state.isEditable}
            className="text-xs"
            onClick={() =>
              store.dispatch({ kind: "add-question", as: kind, question: "", answer: kind === "binary" ? "Yes" : "" })
            }
          >
            {KIND_WORDS[kind]}
          </Button>
        ))}
      </div>
    </div>
  );
}

function QuestionCard({ question, place }: { readonly question: Question; readonly place: number }) {
  const { store, state } = useEditor();
  const { id, kind } = question;
  const { selection } = state;
  const isSelected = selection.kind === "question" && selection.id === id;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSelected) card.current?.querySelector<HTMLElement>("[contenteditable=true]")?.focus();
  }, [isSelected]);

  return (
    <section
      ref={card}
      aria-label={`Question ${place}`}
      className={`grid gap-2 rounded-panel border p-3 ${isSelected ? "border-accent" : ""}`}
    >
      <header className="flex items-center gap-2">
        <h2 className="flex-1 text-sm font-medium">Question {place}</h2>
        <div className="w-28 shrink-0">
          <Select
            aria-label={`Kind of question ${place}`}
            value={kind}
            disabled={!state.isEditable}
            onChange={(event) =>
              store.dispatch({
                kind: "set-question",
                question: id,
                set: { kind: QuestionKind.parse(event.target.value) },
              })
            }
          >
            {QuestionKind.options.map((option) => (
              <option key={option} value={option}>
                {KIND_WORDS[option]}
              </option>
            ))}
          </Select>
        </div>
        <IconButton
          icon={Trash2}
          label={`Delete question ${place}`}
          disabled={!state.isEditable}
          onClick={() => store.dispatch({ kind: "delete-question", question: id })}
        />
      </header>
      <TextView
        text={questionText(id)}
        label={`Question ${place}`}
        placeholder="Ask about an object that has a box …"
      />
      {kind === "binary" ? (
        <YesOrNo question={question} place={place} />
      ) : (
        <TextView text={answerText(id)} label={`Answer ${place}`} placeholder="A short phrase …" />
      )}
    </section>
  );
}

function YesOrNo({ question, place }: { readonly question: Question; readonly place: number }) {
  const { store, state } = useEditor();
  const text = answerText(question.id);
  const now = state.annotation.texts[text] ?? "";
  const answer = (words: string) =>
    store.dispatch({ kind: "edit-text", text, edits: [{ from: 0, removed: now, insert: words }] });

  return (
    <fieldset className="flex gap-1" disabled={!state.isEditable}>
      <legend className="sr-only">Answer {place}</legend>
      {["Yes", "No"].map((words) => (
        <Button
          key={words}
          className="flex-1"
          aria-pressed={now.replace(/[.!]$/, "").toLowerCase() === words.toLowerCase()}
          onClick={() => now !== words && answer(words)}
        >
          {words}
        </Button>
      ))}
    </fieldset>
  );
}
