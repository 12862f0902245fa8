import { Readable } from "node:stream";
import type { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { StoredFile } from "#lib/domain/stored-file.ts";
import { rangeOf } from "./byte-range.ts";
import { readingOfRequest } from "./context.ts";
import { parsed } from "./parsed.ts";
import { type Handler, queryOf, refusing } from "./route.ts";
import { web } from "./web.ts";

/** Turns a view that names stored bytes into a route that sends them, whole or the range that was asked for. */
export function file<Input extends z.ZodType>(
  input: Input,
  view: (reading: Reading, input: z.output<Input>) => Promise<StoredFile>,
): Handler {
  return refusing(async (request, { params }) => {
    const reading = await readingOfRequest();
    const stored = await view(reading, parsed(input, { ...queryOf(request), ...(await params) }));
    const headers = headersOf(stored);
    if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });

    return stored.derived === null
      ? sendWhole(stored.sha256, headers, request.headers.get("range"))
      : sendDerived(stored.sha256, stored.derived, headers);
  });
}

async function sendDerived(sha256: string, name: string, headers: Record<string, string>): Promise<Response> {
  const bytes = await web().ports.storage.derived(sha256, name);
  if (!bytes) throw new Refusal("not-found", { what: name, id: sha256 });

  return new Response(new Uint8Array(bytes), { headers });
}

async function sendWhole(sha256: string, headers: Record<string, string>, asked: string | null): Promise<Response> {
  const { storage } = web().ports;
  const size = await storage.size(sha256);
  if (size === null) throw new Refusal("not-found", { what: "file", id: sha256 });
  const range = asked === null ? null : rangeOf(asked, size);
  if (range === "outside") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
  }
  const stream = Readable.toWeb(await storage.read(sha256, range ?? undefined)) as ReadableStream<Uint8Array>;
  if (!range) return new Response(stream, { headers: { ...headers, "content-length": String(size) } });
  const part = {
    "content-length": String(range.to - range.from + 1),
    "content-range": `bytes ${range.from}-${range.to}/${size}`,
  };

  return new Response(stream, { status: 206, headers: { ...headers, ...part } });
}

/** Bytes under a hash never change, so who may see them may keep them; a proxy may not, and nothing in them runs. */
function headersOf({ sha256, derived, type, saveAs }: StoredFile): Record<string, string> {
  return {
    "content-type": type,
    etag: `"${derived ? `${sha256}.${derived}` : sha256}"`,
    "cache-control": "private, max-age=3600",
    "accept-ranges": derived ? "none" : "bytes",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    ...(saveAs ? { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}` } : {}),
  };
}
