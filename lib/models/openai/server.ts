import OpenAI from "openai";
import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";

/** Where a server of OpenAI's protocol is, and how patient one is with it. */
export interface ServerSettings {
  readonly baseUrl: string;
  /** Null: the server asks for none. */
  readonly apiKey: string | null;
  readonly timeoutSeconds: number;
  /** Tries after the first, on 408, 409, 429, 5xx and broken connections; `Retry-After` is kept to. */
  readonly retries: number;
}

/** Tokens that the model might have said first, with their log-probabilities. */
export type FirstToken = readonly { readonly token: string; readonly logprob: number }[];

interface Said {
  readonly text: string;
  /** Null where the server gives none. */
  readonly firstToken: FirstToken | null;
}

interface Asking {
  readonly model: string;
  readonly messages: readonly ChatCompletionMessageParam[];
  /** The answer's JSON schema, by name; the server may not keep to it. */
  readonly schema?: { readonly name: string; readonly schema: Record<string, unknown> };
  readonly wantsProbabilities?: true;
  readonly maxTokens: number;
}

/** One chat completion at a time; temperature 0, so that the same question has the same answer as far as the server can. */
export type ChatServer = (asking: Asking, signal: AbortSignal) => Promise<Said>;

/** What went wrong at the server, in words that name the server and the way out; the key is in none of them. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
}

/** The official client, as patient as the settings say; it writes no logs. */
export function clientOf({ baseUrl, apiKey, timeoutSeconds, retries }: ServerSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? "none",
    timeout: timeoutSeconds * 1000,
    maxRetries: retries,
    logLevel: "off",
  });
}

/** Speaks to a server. */
export function chatServer(settings: ServerSettings): ChatServer {
  const client = clientOf(settings);
  const { baseUrl, retries } = settings;

  return async (asking, signal) => {
    for (let left = retries; ; left--) {
      try {
        return saidIn(await client.chat.completions.create(requestOf(asking), { signal }));
      } catch (error) {
        signal.throwIfAborted();
        const isBrokenOff = !(error instanceof OpenAI.APIError); // the client asks again itself until headers have come
        if (left === 0 || !isBrokenOff) throw new EngineUnavailable(inWords(error, baseUrl));
      }
    }
  };
}

function saidIn({ choices }: ChatCompletion): Said {
  const choice = choices?.[0];
  const first = choice?.logprobs?.content?.[0]?.top_logprobs ?? null;

  return { text: choice?.message.content ?? "", firstToken: first && first.length > 0 ? first : null };
}

function requestOf({
  model,
  messages,
  schema,
  wantsProbabilities,
  maxTokens,
}: Asking): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [...messages],
    temperature: 0,
    max_tokens: maxTokens,
    ...(schema ? { response_format: { type: "json_schema", json_schema: { ...schema, strict: true } } } : {}),
    ...(wantsProbabilities ? { logprobs: true, top_logprobs: 20 } : {}),
  };
}

/** A client's error as a sentence that names the server and holds no key. */
export function inWords(error: unknown, baseUrl: string): string {
  if (error instanceof OpenAI.APIConnectionTimeoutError) return `the engine at ${baseUrl} did not answer in time`;
  if (error instanceof OpenAI.APIConnectionError) return `the engine at ${baseUrl} cannot be reached: is it running?`;
  if (error instanceof OpenAI.APIError && error.status === 429)
    return `the engine at ${baseUrl} has too much to do (429)`;
  if (error instanceof OpenAI.APIError && error.status === 401)
    return `the engine at ${baseUrl} does not take the key (401)`;
  if (error instanceof OpenAI.APIError) return `the engine at ${baseUrl} answered ${error.status}`;

  return `the engine at ${baseUrl} answered what is no completion`;
}
