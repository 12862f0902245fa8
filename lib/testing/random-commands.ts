import fc from "fast-check";
import type { Annotation } from "#lib/domain/annotation.ts";
import type { Engine } from "#lib/domain/engine.ts";
import type { ProposalId } from "#lib/domain/ids.ts";
import { questionText, type TextId } from "#lib/domain/mention.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Command } from "#lib/editor/command.ts";
import { proposalsOf } from "#lib/editor/proposals.ts";
import { allOf } from "#lib/editor/records.ts";

/** One random act: numbers that are read as choices and places. */
export type Draw = readonly [what: number, a: number, b: number, words: string];

export const draw: fc.Arbitrary<Draw> = fc.tuple(
  fc.nat(16),
  fc.nat(500),
  fc.nat(500),
  fc.string({ unit: fc.constantFrom("x", "y", " ", "é", "😀"), maxLength: 4 }),
);

/** What draws become, until one does nothing any more: undo and redo are commands of the store. */
export type Drawn = Command | "undo" | "redo";

const engine: Engine = { name: "embedded", model: "test", revision: "1" };
const id = (n: number) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, "0")}` as ProposalId;
const box = (x: number) => ({ box: { x1: x, y1: 10, x2: x + 40, y2: 60 }, score: 0.8, engine, route: "class" });

/** Two proposed mentions and a question over one sentence. */
export const SUGGESTION: Suggestion = {
  version: 1,
  description: "The tower is clear, the stones are dark and soft.",
  question: "Describe the quality. Mention positions.",
  mentions: [
    { id: id(1), span: { from: 4, to: 9 }, name: null, quality: "clear", effect: "positive", boxes: [box(10)] },
    {
      id: id(2),
      span: { from: 24, to: 30 },
      name: null,
      quality: "dark",
      effect: "negative",
      boxes: [box(80), box(140)],
    },
  ],
  questions: [
    {
      ...{ id: id(3), kind: "binary", question: "Is the tower sharp?", answer: "Yes", engine },
      mentions: [
        {
          in: "question",
          span: { from: 7, to: 12 },
          name: null,
          quality: "clear",
          effect: "positive",
          boxes: [box(10)],
        },
      ],
    },
  ],
  emptyBecause: null,
};

/** Reads a draw as a command on what is there. */
export function commandOf(annotation: Annotation, [what, a, b, words]: Draw): Drawn | null {
  const mention = pick(allOf(annotation.mentions), a);
  const region = pick(allOf(annotation.regions), b);
  const question = pick(allOf(annotation.questions), a);
  const proposal = pick(proposalsOf(SUGGESTION), b);
  const text: TextId = question && b % 2 === 1 ? questionText(question.id) : "description";
  const span = spanIn(annotation.texts[text] ?? "", a, b);
  const commands: readonly (Drawn | null)[] = [
    editIn(annotation, text, { span: { from: span.from, to: span.from }, words }),
    editIn(annotation, text, { span, words }),
    editIn(annotation, text, { span, words: "" }),
    { kind: "draw-region", box: boxAt(a, b), mention: mention?.id ?? null },
    of(region, ({ id }) => ({
      kind: "set-box",
      region: id,
      box: { x1: a - 100, y1: b / 4, x2: a + 5, y2: b / 2 + 3 },
    })),
    of(region, ({ id }) => ({ kind: "delete-region", region: id })),
    {
      kind: "link",
      text,
      span,
      regions: allOf(annotation.regions)
        .slice(0, 1)
        .map((one) => one.id),
    },
    of(mention, ({ id }) => ({ kind: "set-mention", mention: id, set: { quality: `soft ${a}`, effect: "negative" } })),
    of(mention, ({ id }) => ({ kind: "delete-mention", mention: id })),
    { kind: "add-question", as: "how", question: "How is it?", answer: words },
    of(question, ({ id }) => ({ kind: "delete-question", question: id })),
    { kind: "set-overall", degree: ((a % 5) + 1) as 1 | 2 | 3 | 4 | 5 },
    of(proposal, ({ id }) => ({ kind: "accept-proposal", proposal: id })),
    of(proposal, ({ id }) => ({ kind: "reject-proposal", proposal: id })),
    of(proposal, ({ id }) => ({ kind: "reconsider-proposal", proposal: id })),
    "undo",
    "redo",
  ];

  return commands[what] ?? null;
}

function boxAt(a: number, b: number) {
  return { x1: a / 2, y1: b / 3, x2: a / 2 + 30, y2: b / 3 + 20 };
}

function of<Item>(item: Item | undefined, command: (item: Item) => Command): Command | null {
  return item === undefined ? null : command(item);
}

function pick<Item>(items: readonly Item[], at: number): Item | undefined {
  return items[at % Math.max(1, items.length)];
}

function spanIn(text: string, a: number, b: number): { from: number; to: number } {
  const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);

  return { from: from ?? 0, to: Math.min(to ?? 0, (from ?? 0) + 12) };
}

type Writing = { span: { from: number; to: number }; words: string };

function editIn(annotation: Annotation, text: TextId, { span, words }: Writing): Command {
  const removed = (annotation.texts[text] ?? "").slice(span.from, span.to);

  return { kind: "edit-text", text, edits: [{ from: span.from, removed, insert: words }] };
}
