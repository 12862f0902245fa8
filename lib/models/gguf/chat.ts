import type { Chat } from "../language/chat.ts";
import type { LocalModel } from "./local-model.ts";

const MOST_CHANCES = 20;

/** Talks to a model in the process: JSON is held to its schema by grammar, yes and no are weighed at the first token. */
export function ggufChat(model: LocalModel): Chat {
  return async ({ messages, schema, wantsProbabilities, maxTokens }, signal) => {
    const mostChances = wantsProbabilities ? MOST_CHANCES : 0;
    const prompted = { turns: messages, mostTokens: wantsProbabilities ? 1 : maxTokens, mostChances };
    const { text, firstToken } = await model.generate(schema ? { ...prompted, ...schema } : prompted, signal);

    return { text, firstToken: wantsProbabilities ? firstToken : null };
  };
}
