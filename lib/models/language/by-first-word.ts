import { Refusal } from "#lib/domain/refusal.ts";
import type { PatchVerdict } from "#lib/domain/trace.ts";
import type { Said } from "./chat.ts";
import { chanceOfYes } from "./yes-or-no.ts";

/**
 * A verdict from an answer that begins with Yes or No: by the probabilities of its first word where there are any, else
 * by the word. Other words are no Yes; no words at all are refused.
 */
export function verdictOf(
  { question, model }: { question: string; model: string },
  { text, firstToken }: Said,
): PatchVerdict {
  const probability = firstToken && chanceOfYes(firstToken);
  if (probability === null && text.trim() === "")
    throw new Refusal("answer-not-readable", { model, problem: "it is empty" });
  const isYes = probability === null ? /^\W*yes\b/i.test(text) : probability >= 0.5;
  const because =
    probability === null ? `the model said “${text.trim().slice(0, 80)}”` : "probability of the first word";

  return { question, answer: isYes ? "yes" : "no", probability, because };
}
