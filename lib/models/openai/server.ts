import { TaskCancelledError, TimeoutStrategy, timeout } from "cockatiel";
import OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { Asking, Chat } from "../language/chat.ts";
import { spend } from "../meter.ts";
import { AnswerTooLong, carefulFetch } from "./careful-fetch.ts";
import { readCompletion } from "./completion.ts";

/** Where a server of OpenAI's protocol is, how long one waits for it, and what it takes. */
export interface ServerSettings {
  readonly baseUrl: string;
  /** Null: the server asks for none. */
  readonly apiKey: string | null;
  readonly timeoutSeconds: number;
  /** Of a million tokens; null or absent: not counted. */
  readonly priceIn?: number | null;
  readonly priceOut?: number | null;
}

/** What a fault says of the server: it is down or broken, lets nobody in, has too much to do, or does not take this question. */
type Fault = "down" | "refuses" | "busy" | "question";

/** What went wrong at the server, in words that name the server and the way out; the key is in none of them. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
  readonly fault: Fault;
  /** As the server asked, in its `Retry-After`; null: it did not. */
  readonly retryAfterSeconds: number | null;

  constructor(words: string, fault: Fault, retryAfterSeconds: number | null = null) {
    super(words);
    this.fault = fault;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The official client for a server, silent in the log: it would print requests. Its own retries are for what has no guards around it. */
export function clientOf({ baseUrl, apiKey, timeoutSeconds }: ServerSettings, maxRetries = 0): OpenAI {
  const key = { baseURL: baseUrl, apiKey: apiKey ?? "none" };

  return new OpenAI({ ...key, timeout: timeoutSeconds * 1000, maxRetries, logLevel: "off", fetch: carefulFetch });
}

/** What not every server takes: it is asked without, and its answer is read the more carefully. */
type Extra = "schema" | "wantsProbabilities";

/** Speaks to a server: one try, in time or not at all. One that refuses a schema, or probabilities, is asked without from then on. */
export function chatServer(settings: ServerSettings): Chat {
  const { baseUrl, timeoutSeconds } = settings;
  const client = clientOf(settings);
  const inTime = timeout(timeoutSeconds * 1000, TimeoutStrategy.Aggressive);
  const create = (asking: Asking, signal: AbortSignal) =>
    inTime.execute((_, timed) => client.chat.completions.create(requestOf(asking), { signal: timed }), signal);
  const refused = new Set<Extra>();
  const completed = async (asking: Asking, signal: AbortSignal) => {
    const [extra, plain] = extraOf(asking);
    if (!extra || refused.has(extra)) return create(plain, signal);
    try {
      return await create(asking, signal);
    } catch (error) {
      if (!isRefused(error) || isTooLong(error)) throw error;
      const completion = await create(plain, signal);
      refused.add(extra);

      return completion;
    }
  };

  return async (asking, signal) => {
    const from = performance.now();
    try {
      const { counted, ...said } = readCompletion(await completed(asking, signal), settings);
      spend({ ...counted, seconds: (performance.now() - from) / 1000 });

      return said;
    } catch (error) {
      signal.throwIfAborted();
      throw faultOf(error, baseUrl);
    }
  };
}

function extraOf({ schema, wantsProbabilities, ...plain }: Asking): [Extra | null, Asking] {
  return [schema ? "schema" : wantsProbabilities ? "wantsProbabilities" : null, plain];
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

/** Does the server say that it does not take what it was asked? */
function isRefused(error: unknown): error is InstanceType<typeof OpenAI.APIError> {
  return error instanceof OpenAI.APIError && (error.status === 400 || error.status === 422);
}

/** Each server has words of its own for it; they are looked at, and never shown. */
function isTooLong({ status, message }: InstanceType<typeof OpenAI.APIError>): boolean {
  return status === 413 || /context[ _](length|size|window)|too long|too many tokens/i.test(message);
}

/** The fault in words that name the server; whatever the client says of the request, the key in it, stays behind. */
export function faultOf(error: unknown, baseUrl: string): EngineUnavailable {
  const at = `the engine at ${baseUrl}`;
  if (error instanceof TaskCancelledError || error instanceof OpenAI.APIConnectionTimeoutError)
    return new EngineUnavailable(`${at} did not answer in time`, "down");
  if (error instanceof OpenAI.APIConnectionError)
    return new EngineUnavailable(`${at} cannot be reached: is it running?`, "down");
  if (error instanceof AnswerTooLong)
    return new EngineUnavailable(`${at} does not come to an end with its answer`, "down");
  if (error instanceof TypeError && error.cause)
    return new EngineUnavailable(`${at} broke off in its answer: the connection was cut`, "down"); // as fetch says it
  if (!(error instanceof OpenAI.APIError)) return new EngineUnavailable(`${at} answered what is no completion`, "down");

  return faultOfStatus(error, at);
}

function faultOfStatus(error: InstanceType<typeof OpenAI.APIError>, at: string): EngineUnavailable {
  const { status, headers } = error as { status?: number; headers?: Headers };
  const wait = secondsIn(headers?.get("retry-after") ?? null);
  if (status === 429) return new EngineUnavailable(`${at} has too much to do (429)`, "busy", wait);
  if (status === 401 || status === 403)
    return new EngineUnavailable(`${at} does not take the key (${status})`, "refuses");
  if (status === 404) return new EngineUnavailable(`${at} has no such model or address (404)`, "refuses");
  if (status !== undefined && status >= 300 && status < 400)
    return new EngineUnavailable(`${at} leads to another address (${status}), where nothing is sent`, "refuses");
  if (isTooLong(error))
    return new EngineUnavailable(`${at} has a model whose context is shorter than the text (${status})`, "question");
  const isPassing = status === undefined || status === 408 || status === 409 || status >= 500;

  return new EngineUnavailable(`${at} answered ${status}`, isPassing ? "down" : "question", wait);
}

/** `Retry-After` is seconds or a date. */
function secondsIn(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number.isFinite(Number(header)) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;

  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
