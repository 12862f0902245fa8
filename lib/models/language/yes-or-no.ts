import type { FirstToken } from "./chat.ts";

/**
 * Probability of Yes against No at the first word: a softmax over the yes and no variants of case and space. Null where
 * neither is among the tokens.
 */
export function chanceOfYes(tokens: FirstToken): number | null {
  const mass = (word: string) =>
    tokens.reduce(
      (sum, { token, logprob }) => (token.trim().toLowerCase() === word ? sum + Math.exp(logprob) : sum),
      0,
    );
  const [yes, no] = [mass("yes"), mass("no")];

  return yes + no === 0 ? null : yes / (yes + no);
}
