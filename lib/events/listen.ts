import { EventEmitter, on } from "node:events";
import pg from "pg";
import { Change, type NumberedChange } from "#lib/domain/change.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { log } from "#lib/log.ts";

/** `connected`: the line was down or is new; what came meanwhile is in the table. */
export type Heard = NumberedChange | "connected";

/** Process-wide things hang on the global object: the bundler may load this module twice. */
const held = globalThis as { giqaChanges?: Map<string, EventEmitter>; giqaClosing?: AbortController };

const CHANNEL = "giqa_changes";
const AGAIN_MS = 250;

/** Aborts when the process is told to stop: an open stream would keep the web server from ever ending. */
export function closing(): AbortSignal {
  if (!held.giqaClosing) {
    const controller = new AbortController();
    held.giqaClosing = controller;
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => controller.abort());
  }

  return held.giqaClosing.signal;
}

/** Changes of one project from now on, until the signal aborts or the process is told to stop. All share one connection. */
export async function* listen(url: string, projectId: ProjectId, signal: AbortSignal): AsyncGenerator<Heard> {
  const ends = AbortSignal.any([signal, closing()]);
  const heard = on(busOf(url), "heard", { signal: ends });
  try {
    for await (const [event] of heard as AsyncIterable<[Heard]>)
      if (event === "connected" || event.projectId === projectId) yield event;
  } catch (error) {
    if (!ends.aborted) throw error;
  }
}

function busOf(url: string): EventEmitter {
  held.giqaChanges ??= new Map();
  const known = held.giqaChanges.get(url);
  if (known) return known;
  const bus = new EventEmitter().setMaxListeners(0);
  held.giqaChanges.set(url, bus);
  void connect(url, bus);

  return bus;
}

/** Listens for as long as the process lives; a line that breaks is taken up again. */
async function connect(url: string, bus: EventEmitter): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: "giqa-changes" });
  const stop = () => void client.end().catch(() => undefined);
  closing().addEventListener("abort", stop);
  client.on("error", () => undefined); // "end" follows
  client.once("end", () => {
    closing().removeEventListener("abort", stop);
    if (!closing().aborted) setTimeout(() => void connect(url, bus), AGAIN_MS).unref();
  });
  client.on("notification", ({ payload }) => bus.emit("heard", read(payload)));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    bus.emit("heard", "connected");
  } catch (error) {
    log.warn({ event: "changes.not-connected", error: error instanceof Error ? error.message : String(error) });
    stop();
  }
}

/** What cannot be read is no change; the table has it. */
function read(payload: string | undefined): Heard {
  const sent: unknown = JSON.parse(payload ?? "null");
  const change = Change.safeParse(sent);
  const number = sent !== null && typeof sent === "object" && "number" in sent ? Number(sent.number) : Number.NaN;

  return change.success && Number.isSafeInteger(number) ? { ...change.data, number } : "connected";
}
