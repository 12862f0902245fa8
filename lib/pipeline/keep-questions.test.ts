import { describe, expect, it } from "vitest";
import { type NamedObject, sortQuestions } from "./keep-questions.ts";

const objects: NamedObject[] = [
  { names: ["the red berries", "berry"], hasBox: true },
  { names: ["sky"], hasBox: false },
];

const reasonOf = (kind: "binary" | "what" | "why" | "how", question: string, answer: string) => {
  const { kept, dropped } = sortQuestions([{ kind, question, answer }], objects);

  return dropped[0]?.reason ?? (kept.length === 1 ? "kept" : "lost");
};

describe("the keyword filter", () => {
  it.each([
    ["binary", "Are the berries sharp?", "Yes.", "kept"],
    ["binary", "Is the berry sharp?", "No", "kept"],
    ["what", "What is blurred?", "The red berries.", "kept"],
    ["what", "Which part is sharp?", "The berries", "kept"],
    ["binary", "Are the berries sharp?", "Quite sharp", "answer-not-yes-or-no"],
    ["binary", "Is the tower sharp?", "Yes", "names-no-object"],
    ["why", "Why is the sky noisy?", "Low light", "object-has-no-box"],
    ["how", "How are the berries and the sky?", "Both fine", "kept"],
    ["why", "How sharp are the berries?", "Very", "kind-not-asked"],
    ["binary", "What are the berries like?", "Yes", "kind-not-asked"],
    ["what", "What about the strawberries?", "Good", "names-no-object"],
  ] as const)("%s: %s — %s: %s", (...[kind, question, answer, expected]) => {
    expect(reasonOf(kind, question, answer)).toBe(expected);
  });

  it("loses no pair: each is kept or dropped with a reason, in order", () => {
    const pairs = [
      { kind: "binary", question: "Is the sky clear?", answer: "Yes" },
      { kind: "how", question: "How are the berries?", answer: "Sharp" },
      { kind: "binary", question: "Is it good?", answer: "Yes" },
    ] as const;
    const { kept, dropped } = sortQuestions(pairs, objects);
    expect(kept).toEqual([pairs[1]]);
    expect(dropped.map(({ pair }) => pair)).toEqual([pairs[0], pairs[2]]);
  });
});
