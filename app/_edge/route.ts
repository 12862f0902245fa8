import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Context, Reading } from "#lib/context.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { log } from "#lib/log.ts";
import { translate } from "#lib/messages/translate.ts";
import { contextOfRequest, readingOfRequest } from "./context.ts";
import { parsed } from "./parsed.ts";
import { STATUS } from "./status.ts";
import type { WebPorts } from "./web.ts";

type Params = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
export type Handler = (request: NextRequest, params: Params) => Promise<Response>;

const MAX_BODY = 1024 * 1024;

/** Turns a service into a route: address, query and JSON body are its input, its answer is JSON. */
export function route<Input extends z.ZodType, T>(
  input: Input,
  service: (ctx: Context<WebPorts>, input: z.output<Input>) => Promise<T>,
  statusOf: (answer: T) => number = () => 200,
): Handler {
  return refusing(async (request, { params }) => {
    const ctx = await contextOfRequest();
    const body = await bodyOf(request);
    const answer = await service(ctx, parsed(input, { ...queryOf(request), ...body, ...(await params) }));

    return json(answer, statusOf(answer));
  });
}

/** Turns a view into a route that answers JSON. */
export function viewRoute<Input extends z.ZodType, T>(
  input: Input,
  view: (reading: Reading, input: z.output<Input>) => Promise<T>,
): Handler {
  return refusing(async (request, { params }) => {
    const reading = await readingOfRequest();

    return json(await view(reading, parsed(input, { ...queryOf(request), ...(await params) })), 200);
  });
}

/** Answers a refusal with its status, code and sentence, and a defect with a number to find it by in the log. */
export function refusing(handler: Handler): Handler {
  return async (request, params) => {
    try {
      return await handler(request, params);
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, parameters }: Refusal = error;
        return json({ code, parameters, message: translate(code, parameters) }, STATUS[code]);
      }
      const defect = crypto.randomUUID();
      log.error({ event: "route.defect", defect, path: request.nextUrl.pathname, error });

      return json({ code: "defect", defect }, 500);
    }
  };
}

/** What the address asks for after its `?`. */
export function queryOf(request: NextRequest): Record<string, string> {
  return Object.fromEntries(request.nextUrl.searchParams);
}

/** The JSON body; a beacon sends it as plain text. Empty where there is none. */
async function bodyOf(request: NextRequest): Promise<object> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) throw tooLarge();
  const text = await request.text();
  if (text.length > MAX_BODY) throw tooLarge();
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (body !== null && typeof body === "object" && !Array.isArray(body)) return body;
  } catch {
    // said below
  }
  throw new Refusal("bad-input", { field: "body", problem: "must be a JSON object" });
}

function tooLarge(): Refusal {
  return new Refusal("bad-input", { field: "body", problem: `must not be longer than ${MAX_BODY} bytes` });
}

function json(value: unknown, status: number): Response {
  const headers = { "cache-control": "no-store" };

  return value === undefined ? new Response(null, { status: 204, headers }) : Response.json(value, { status, headers });
}
