import type { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { changesSince, newestChange } from "#lib/db/changes.ts";
import type { NumberedChange } from "#lib/domain/change.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { closing, listen } from "#lib/events/listen.ts";
import { lastingReading } from "./context.ts";
import { parsed } from "./parsed.ts";
import { type Handler, refusing } from "./route.ts";
import { web } from "./web.ts";

const BEAT_MS = 5_000;
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Changes of a project, from the last one that the page has seen on. Who may hear them is asked again at each beat. */
export function changeStream<Input extends z.ZodType>(
  input: Input,
  mayHear: (reading: Reading, input: z.output<Input>) => Promise<ProjectId>,
): Handler {
  return refusing(async (request, { params }) => {
    const asked = parsed(input, await params);
    const readingNow = await lastingReading();
    const reading = await readingNow();
    const projectId = await mayHear(reading, asked);
    const seen = Number(request.headers.get("last-event-id") ?? Number.NaN);
    const after = Number.isSafeInteger(seen) ? seen : await newestChange(reading.reader, projectId);

    return new Response(
      streamOf(
        request.signal,
        async () => void (await mayHear(await readingNow(), asked)),
        (ends) => heardFrom(projectId, after, ends),
      ),
      { headers: HEADERS },
    );
  });
}

/** What was missed, then what comes; whatever is heard, the table tells what there is to send. */
async function* heardFrom(projectId: ProjectId, after: number, ends: AbortSignal): AsyncGenerator<NumberedChange> {
  const { db, databaseUrl } = web();
  const news = listen(databaseUrl, projectId, ends);
  let last = after;
  let next = news.next(); // listening begins before the first look
  while (!ends.aborted) {
    for (const change of await changesSince(db, projectId, last)) {
      yield change;
      last = change.number;
    }
    if ((await next).done) return;
    next = news.next();
  }
}

/** Ends when the page goes, when the process is told to stop, and when `stillMay` refuses. */
function streamOf(
  gone: AbortSignal,
  stillMay: () => Promise<void>,
  changes: (ends: AbortSignal) => AsyncGenerator<NumberedChange>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = new AbortController();
  let open = true;
  const ends = AbortSignal.any([gone, closing(), left.signal]);

  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => ends.aborted || controller.enqueue(encoder.encode(text));
      send("retry: 500\n\n");
      const beat = setInterval(() => {
        stillMay().then(
          () => send(":\n\n"),
          (error: unknown) => error instanceof Refusal && left.abort(),
        );
      }, BEAT_MS);
      try {
        for await (const { number, ...change } of changes(ends)) {
          send(`id: ${number}\ndata: ${JSON.stringify(change)}\n\n`);
        }
      } finally {
        clearInterval(beat);
        if (open && !gone.aborted) controller.close();
      }
    },
    cancel() {
      open = false;
      left.abort();
    },
  });
}
