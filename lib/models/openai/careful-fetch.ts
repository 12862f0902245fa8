/** An answer of more bytes than any that is asked for; the rest of it is not read. */
export class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Asks the server that is set and no other: an answer that leads elsewhere comes back as it is and is not followed, for
 * the key, texts and pictures would go there. One that does not end is broken off, packed or not.
 */
export async function carefulFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "manual" });
  const { body, status, statusText, headers } = response;

  return body ? new Response(body.pipeThrough(bounded()), { status, statusText, headers }) : response;
}

function bounded(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;

  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new AnswerTooLong("too long"));
      else controller.enqueue(chunk);
    },
  });
}
