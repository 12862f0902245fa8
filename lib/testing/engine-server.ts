import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One answer of a server that speaks OpenAI's protocol, or a way in which servers go wrong. */
export type Answer =
  | {
      readonly say: string;
      readonly firstToken?: readonly { token: string; logprob: number }[];
      readonly afterMilliseconds?: number;
      readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number };
    }
  | { readonly vector: readonly number[] }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly says?: string }
  /** A completion of so many bytes. */
  | { readonly bytes: number }
  /** Begins well and goes on for ever, a little at a time. */
  | "drip"
  | "cut"
  | "hang"
  | "no-completion";

export interface EngineServer {
  readonly baseUrl: string;
  /** What was asked, in order. */
  readonly asked: {
    readonly body: Record<string, unknown>;
    readonly authorization: string | undefined;
    /** Milliseconds of the process. */
    readonly at: number;
  }[];
  /** The most that were asked and not answered at one moment. */
  readonly mostAtOnce: () => number;
  /** Those that wait for the rest of their answer. */
  readonly openNow: () => number;
  close(): Promise<void>;
}

/** What is answered to what was asked. */
type Answering = (body: Record<string, unknown>) => Answer;

/** A real HTTP server on loopback that gives these answers in turn; the last one for ever. */
export async function engineServer(...answers: readonly (Answer | Answering)[]): Promise<EngineServer> {
  const asked: EngineServer["asked"] = [];
  let [open, most] = [0, 0];
  const server = createServer(async (request, response) => {
    const next = answers[Math.min(asked.length, answers.length - 1)];
    const { authorization } = request.headers;
    most = Math.max(most, ++open);
    response.once("close", () => open--);
    const body = JSON.parse(await bodyOf(request));
    asked.push({ body, authorization, at: performance.now() });
    const answer = typeof next === "function" ? next(body) : next;
    if (typeof answer === "object" && "afterMilliseconds" in answer) await sleep(answer.afterMilliseconds);
    if (answer !== undefined) give(answer, response, authorization);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    mostAtOnce: () => most,
    openNow: () => open,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);

  return Buffer.concat(chunks).toString("utf8");
}

/** Servers like to repeat the key in the errors that they answer with; this one always does. */
function give(answer: Answer, response: ServerResponse, authorization = ""): void {
  if (answer === "hang") return;
  if (answer === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    response.write('{"choices":[{"mess', () => response.destroy());
    return;
  }
  if (answer === "drip") {
    response.writeHead(200, { "content-type": "application/json" });
    const dripping = setInterval(() => response.write(" "), 20);
    response.once("close", () => clearInterval(dripping));
    return;
  }
  if (answer === "no-completion") {
    response.writeHead(200, { "content-type": "application/json" }).end('{"hello":"world"}');
    return;
  }
  if ("bytes" in answer) {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`{"choices":[{"message":{"content":"${"x".repeat(answer.bytes)}"}}]}`);
    return;
  }
  if ("status" in answer) {
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify({ error: { message: `${answer.says ?? "no"}: ${authorization}` } }));
    return;
  }
  if ("vector" in answer) {
    const data = [{ object: "embedding", index: 0, embedding: answer.vector }];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ object: "list", model: "test", data, usage: { prompt_tokens: 1, total_tokens: 1 } }));
    return;
  }
  const logprobs = answer.firstToken ? { content: [{ token: "", logprob: 0, top_logprobs: answer.firstToken }] } : null;
  const choice = { index: 0, finish_reason: "stop", logprobs, message: { role: "assistant", content: answer.say } };
  const { usage } = answer;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ id: "x", object: "chat.completion", created: 0, model: "test", choices: [choice], usage }),
  );
}
