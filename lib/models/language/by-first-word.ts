import type { PatchVerdict } from "#lib/domain/trace.ts";
import { AnswerNotReadable } from "./answer-not-readable.ts";
import type { Said } from "./chat.ts";
import { chanceOfYes } from "./yes-or-no.ts";

/**
 * A verdict from an answer that begins with Yes or No: by the probabilities of its first word where there are any, else
 * by the word. Other words are no Yes; of no words at all nothing can be said.
 */
export function verdictOf(question: string, { text, firstToken }: Said): PatchVerdict {
  const probability = firstToken && chanceOfYes(firstToken);
  if (probability === null && text.trim() === "") throw new AnswerNotReadable("the model's answer is empty");
  const isYes = probability === null ? /^\W*yes\b/i.test(text) : probability >= 0.5;
  const because =
    probability === null ? `the model said “${text.trim().slice(0, 80)}”` : "probability of the first word";

  return { question, answer: isYes ? "yes" : "no", probability, because };
}
