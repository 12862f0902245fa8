import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { Refusal } from "#lib/domain/refusal.ts";
import { translate } from "#lib/messages/translate.ts";
import type { LocalModel } from "#lib/models/gguf/local-model.ts";

const Content = z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]);
/** What it reads of a request; what else a client says is left aside. */
const Request = z.object({
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: Content })).min(1),
  max_tokens: z.number().int().positive().default(512),
  logprobs: z.boolean().default(false),
  top_logprobs: z.number().int().min(0).max(20).default(0),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }).optional() })
    .default({ type: "text" }),
});

/** A server on loopback that is answered for by a real language model. */
export interface LlmServer {
  readonly baseUrl: string;
  /** Completions asked for so far. */
  asked(): number;
  close(): Promise<void>;
}

/**
 * OpenAI's chat completions over a model in this process, greedy whatever is asked: JSON by schema, the first token's
 * log-probabilities, faults in the protocol's form. A client that goes away stops its work. No pictures, no streams.
 */
export async function llmServer(model: LocalModel): Promise<LlmServer> {
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked++;
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const { status, body } = await answered(model, request, gone.signal);
    if (!response.destroyed) send(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answer = { readonly status: number; readonly body: object };

async function answered(model: LocalModel, request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
  if (request.method !== "POST" || request.url !== "/v1/chat/completions")
    return fault(404, `there is no ${request.method} ${request.url}`);
  try {
    return { status: 200, body: await completion(model, Request.parse(await json(request)), signal) };
  } catch (error) {
    if (error instanceof Refusal) return fault(400, translate(error.code, error.parameters));
    const isTheirs = error instanceof z.ZodError || error instanceof SyntaxError;

    return fault(isTheirs ? 400 : 500, error instanceof Error ? error.message : String(error));
  }
}

async function completion(model: LocalModel, asked: z.output<typeof Request>, signal: AbortSignal): Promise<object> {
  const turns = asked.messages.map(({ role, content }) => ({ role, content: wordsOf(content) }));
  const prompted = { turns, mostTokens: asked.max_tokens, mostChances: asked.logprobs ? asked.top_logprobs : 0 };
  const schema = asked.response_format.json_schema?.schema;
  const said = await model.generate(schema ? { ...prompted, schema } : prompted, signal);
  const [first] = said.firstToken;
  const logprobs = first
    ? { content: [{ ...first, bytes: null, top_logprobs: said.firstToken }], refusal: null }
    : null;
  const usage = { prompt_tokens: said.promptTokens, completion_tokens: said.answerTokens };
  const choice = { index: 0, finish_reason: said.isCut ? "length" : "stop", logprobs };

  return {
    ...{ id: crypto.randomUUID(), object: "chat.completion", created: Math.floor(Date.now() / 1000) },
    ...{ model: model.file.model, usage: { ...usage, total_tokens: said.promptTokens + said.answerTokens } },
    choices: [{ ...choice, message: { role: "assistant", content: said.text, refusal: null } }],
  };
}

function wordsOf(content: z.output<typeof Content>): string {
  if (typeof content === "string") return content;

  return content
    .map((part) => {
      if (part.type !== "text") throw new Refusal("engine-sees-no-pictures", { engine: "this server’s model" });

      return String(part.text);
    })
    .join("\n");
}

function fault(status: number, message: string): Answer {
  const type = status < 500 ? "invalid_request_error" : "server_error";

  return { status, body: { error: { message, type, param: null, code: null } } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
