import { Readable } from "node:stream";
import { ReceiveUpload, receiveUpload } from "#lib/services/receive-upload.ts";
import { UploadState, uploadState } from "#lib/views/upload-state.ts";
import { contextOfRequest, readingOfRequest } from "./context.ts";
import { parsed } from "./parsed.ts";
import { type Handler, refusing } from "./route.ts";

/** The next chunk of a file: its bytes are the body, its place is `Upload-Offset`. The body streams to the disk. */
export const receiveChunk: Handler = refusing(async (request, { params }) => {
  const ctx = await contextOfRequest();
  const input = parsed(ReceiveUpload, { ...(await params), offset: request.headers.get("upload-offset") ?? "" });
  const bytes = request.body ? Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]) : [];
  const { received } = await receiveUpload(ctx, { ...input, bytes: bytes as AsyncIterable<Uint8Array> });

  return new Response(null, {
    status: 204,
    headers: { "upload-offset": String(received), "cache-control": "no-store" },
  });
});

/** How far the file is. */
export const tellOffset: Handler = refusing(async (_request, { params }) => {
  const { received, bytes } = await uploadState(await readingOfRequest(), parsed(UploadState, await params));
  const headers = { "upload-offset": String(received), "upload-length": String(bytes), "cache-control": "no-store" };

  return new Response(null, { status: 204, headers });
});
