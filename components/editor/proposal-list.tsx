"use client";

import { Check, Pencil, RotateCcw, X } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { wordsOf } from "#lib/domain/span.ts";
import type { ProposedBox } from "#lib/domain/suggestion.ts";
import { type Proposal, proposalsOf, spanNow } from "#lib/editor/proposals.ts";
import { changeProposal } from "./change-proposal.ts";
import { type CalmState, useEditor } from "./use-editor.ts";

interface ProposalListProps {
  readonly kind: Proposal["kind"];
}

/** What the machine proposes, to take, to change or to turn down. */
export function ProposalList({ kind }: ProposalListProps) {
  const { state } = useEditor();
  const { annotation, suggestion } = state;
  const proposals = proposalsOf(suggestion).filter((one) => one.kind === kind);
  const left = proposals.filter(({ id }) => !annotation.decisions[id]).length;
  if (proposals.length === 0) return null;

  return (
    <section aria-label={kind === "mention" ? "Proposed mentions" : "Proposed questions"} className="grid gap-1">
      <h2 className="flex items-center gap-2 text-sm font-medium">
        Proposals <Badge tone="machine">{left} left</Badge>
      </h2>
      <ul className="grid gap-1">
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const { store, state } = useEditor();
  const decision = state.annotation.decisions[proposal.id]?.verdict;
  const { words, detail, canAccept } = wordsOfProposal(proposal, state);
  const light = () => store.light({ proposals: new Set([proposal.id]) });

  return (
    <li
      data-proposal={proposal.id}
      data-decision={decision ?? "open"}
      onPointerEnter={light}
      onPointerLeave={() => store.light({})}
      className="flex items-center gap-1 rounded-control border px-2 py-1"
    >
      <div className={decision === "rejected" ? "min-w-0 flex-1 text-muted line-through" : "min-w-0 flex-1"}>
        <p className="text-sm">{words}</p>
        <p className="text-xs text-muted">{detail}</p>
      </div>
      {decision ? (
        <Decided words={words} proposal={proposal} decision={decision} />
      ) : (
        <Undecided words={words} proposal={proposal} canAccept={canAccept} light={light} />
      )}
    </li>
  );
}

interface DecidedProps {
  readonly words: string;
  readonly proposal: Proposal;
  readonly decision: "accepted" | "rejected";
}

function Decided({ words, proposal, decision }: DecidedProps) {
  const { store, state } = useEditor();

  return (
    <>
      <Badge tone={decision === "accepted" ? "good" : "neutral"}>{decision}</Badge>
      <IconButton
        icon={RotateCcw}
        label={`Reconsider ${words}`}
        disabled={!state.isEditable}
        onClick={() => store.dispatch({ kind: "reconsider-proposal", proposal: proposal.id })}
      />
    </>
  );
}

interface UndecidedProps {
  readonly words: string;
  readonly proposal: Proposal;
  readonly canAccept: boolean;
  readonly light: () => void;
}

function Undecided({ words, proposal: { id }, canAccept, light }: UndecidedProps) {
  const { store, state } = useEditor();
  const accept = () => store.dispatch({ kind: "accept-proposal", proposal: id });
  const reject = () => store.dispatch({ kind: "reject-proposal", proposal: id });
  const ways = [
    { icon: Check, label: `Accept ${words}`, isOff: !canAccept, act: accept },
    { icon: Pencil, label: `Change ${words}`, isOff: !canAccept, act: () => changeProposal(store, id) },
    { icon: X, label: `Reject ${words}`, isOff: false, act: reject },
  ];

  return ways.map(({ icon, label, isOff, act }) => (
    <IconButton
      key={label}
      icon={icon}
      label={label}
      disabled={!state.isEditable || isOff}
      onFocus={light}
      onClick={act}
    />
  ));
}

function wordsOfProposal(proposal: Proposal, { annotation, suggestion }: CalmState) {
  if (proposal.kind === "question") {
    const { question, answer, mentions, engine } = proposal.of;
    const boxes = mentions.flatMap((mention) => mention.boxes);

    return { words: `${question} — ${answer}`, detail: `${count(boxes.length)} · ${engine.model}`, canAccept: true };
  }
  const { span, quality, boxes } = proposal.of;
  const words = wordsOf(suggestion?.description ?? "", span);
  const isThere = suggestion !== null && spanNow(annotation, suggestion, span) !== null;
  const gone = isThere ? "" : " · its words are gone from the text";

  return {
    words: quality ? `${words}: ${quality}` : words,
    detail: `${count(boxes.length)} · ${scoreOf(boxes)}${gone}`,
    canAccept: isThere,
  };
}

function count(boxes: number): string {
  return boxes === 1 ? "1 box" : `${boxes} boxes`;
}

function scoreOf(boxes: readonly ProposedBox[]): string {
  const [first] = boxes;

  return first ? `${first.score.toFixed(2)} ${first.route}` : "";
}
