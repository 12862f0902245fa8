import { z } from "zod";
import type { Said } from "../language/chat.ts";
import type { ServerSettings } from "./server.ts";

/** Servers write what they do not know, or what JSON cannot hold, as null: a token that says so cannot come. */
const Token = z.object({ token: z.string(), logprob: z.number().catch(Number.NEGATIVE_INFINITY) });
const Logprobs = z.object({ content: z.array(z.object({ top_logprobs: z.array(Token) })).nullish() });
const Tokens = z.number().int().nonnegative().nullish().catch(null);

/** As much of a completion as is read. What only helps is left out where it is not right; without choices it is none. */
const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish() }), logprobs: Logprobs.nullish().catch(null) }))
    .min(1),
  usage: z.object({ prompt_tokens: Tokens, completion_tokens: Tokens }).nullish().catch(null),
});

interface Read extends Said {
  readonly counted: {
    readonly tokensIn: number | null;
    readonly tokensOut: number | null;
    readonly cost: number | null;
  };
}

/** What the server answered, and what it took. Throws where that is no completion. */
export function readCompletion(answer: unknown, settings: ServerSettings): Read {
  const { choices, usage } = Completion.parse(answer);
  const [choice] = choices;
  const first = choice?.logprobs?.content?.[0]?.top_logprobs ?? [];
  const [tokensIn, tokensOut] = [usage?.prompt_tokens ?? null, usage?.completion_tokens ?? null];

  return {
    text: choice?.message.content ?? "",
    firstToken: first.length > 0 ? first : null,
    counted: { tokensIn, tokensOut, cost: costOf({ tokensIn, tokensOut }, settings) },
  };
}

function costOf(
  { tokensIn, tokensOut }: { readonly tokensIn: number | null; readonly tokensOut: number | null },
  { priceIn = null, priceOut = null }: ServerSettings,
): number | null {
  const isPriced = (priceIn ?? priceOut) !== null && (tokensIn ?? tokensOut) !== null;

  return isPriced ? ((tokensIn ?? 0) * (priceIn ?? 0) + (tokensOut ?? 0) * (priceOut ?? 0)) / 1e6 : null;
}
