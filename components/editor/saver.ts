"use client";

import { z } from "zod";
import { Diff } from "#lib/domain/diff.ts";
import type { TaskId } from "#lib/domain/ids.ts";
import type { Batch } from "#lib/editor/journal.ts";
import type { EditorStore } from "#lib/editor/store.ts";
import type { JournalStore } from "./journal-store.ts";

/** After the last change, so that quick typing goes in one batch. */
const REST_MILLISECONDS = 350;
const RETRY_MILLISECONDS = [1000, 2000, 4000, 8000, 15_000];
const SIGN_OF_LIFE_MILLISECONDS = 30_000;

export interface SaverParts {
  readonly store: EditorStore;
  readonly journals: JournalStore;
  readonly taskId: TaskId;
  /** `/api/projects/[projectId]/tasks/[taskId]` */
  readonly address: string;
  /** This browser tab; the same over a reload. */
  readonly tab: string;
}

const Taken = z.object({ revision: z.number() });
const Ahead = z.object({ revision: z.number(), diffs: z.array(Diff) });
const Refused = z.object({ code: z.string(), message: z.string().default("") });
const LeaseHeard = z.object({ writes: z.enum(["this-tab", "another-tab"]) });

/**
 * Brings every change to the server: first into the browser's journal, then in batches, again until the server has
 * them. One tab of a person writes; another is told, and sends nothing.
 */
export class Saver {
  readonly #parts: SaverParts;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #failures = 0;
  #holds = false;
  #kept: unknown = null;
  #unsubscribe = () => {};

  constructor(parts: SaverParts) {
    this.#parts = parts;
  }

  /** Asks for the lease, then follows the store. */
  async start(): Promise<void> {
    const { signal } = this.#abort;
    addEventListener("pagehide", () => this.#leave(), { signal });
    addEventListener("online", () => this.#later(0), { signal });
    const life = setInterval(() => void this.#giveSignOfLife("hold"), SIGN_OF_LIFE_MILLISECONDS);
    signal.addEventListener("abort", () => clearInterval(life));
    await this.#giveSignOfLife("hold");
    this.#unsubscribe = this.#parts.store.subscribe(() => this.#changed());
    this.#changed();
  }

  /** Leaves the page: what is unsent goes by beacon and stays in the journal until it is known to have arrived. */
  stop(): void {
    this.#leave();
    this.#unsubscribe();
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  /** Takes the task from another tab; the page is to be loaded anew after it. */
  async takeOver(): Promise<void> {
    await this.#giveSignOfLife("take-over");
  }

  /** Resolves when the server has everything; rejects where it cannot be sent now. */
  async flushed(): Promise<void> {
    for (let tries = 0; this.#parts.store.state().unsent > 0; tries++) {
      if (tries > 100 || this.#failures > 0) throw new Error("not everything could be sent");
      await this.#send();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #changed(): void {
    if (!this.#holds) return;
    const { store, journals, taskId } = this.#parts;
    const entry = store.journal();
    if (entry === null && this.#kept === null) return;
    this.#kept = entry;
    void journals.write(taskId, entry);
    if (entry) this.#later(this.#failures > 0 ? this.#wait() : REST_MILLISECONDS);
  }

  #wait(): number {
    return RETRY_MILLISECONDS[Math.min(this.#failures, RETRY_MILLISECONDS.length) - 1] ?? REST_MILLISECONDS;
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), milliseconds);
  }

  async #send(): Promise<void> {
    const batch = this.#holds && !this.#isSending ? this.#nextBatch() : null;
    if (!batch) return;
    this.#isSending = true;
    try {
      const response = await this.#post("operations", this.#bodyOf(batch));
      this.#failures = 0;
      this.#hear(response.status, await response.json(), batch);
    } catch {
      this.#failures++;
      this.#parts.store.report({ state: "offline" });
    } finally {
      this.#isSending = false;
    }
    if (this.#parts.store.state().unsent > 0 && this.#holds) this.#later(this.#failures > 0 ? this.#wait() : 0);
  }

  /** What is to be sent, in the journal under its id before it goes: sent again after a crash, it is known for the same. */
  #nextBatch(): Batch | null {
    const { store, journals, taskId } = this.#parts;
    const batch = store.nextBatch();
    if (batch) void journals.write(taskId, store.journal());

    return batch;
  }

  #hear(status: number, body: unknown, { opId }: Batch): void {
    const { store } = this.#parts;
    if (status >= 500) throw new Error(`the server answered ${status}`);
    if (status === 200) {
      store.report({ state: "saving" });
      store.acknowledge(opId, Taken.parse(body).revision);
      return;
    }
    const ahead = Ahead.safeParse(body);
    if (ahead.success) {
      store.absorb(ahead.data.revision, ahead.data.diffs);
      return;
    }
    const { code, message } = Refused.parse(body);
    this.#holds = false;
    store.report(code === "lease-lost" ? { state: "other-tab" } : { state: "refused", message: message || code });
  }

  async #giveSignOfLife(wish: "hold" | "take-over"): Promise<void> {
    const { store, tab } = this.#parts;
    if (!store.state().isEditable && !this.#holds && store.state().saving.state !== "other-tab") return;
    try {
      const response = await this.#post("lease", { tab, wish });
      const heard = LeaseHeard.safeParse(await response.json());
      if (!heard.success) return;
      const holds = heard.data.writes === "this-tab";
      if (!holds) store.report({ state: "other-tab" });
      this.#holds = holds && store.state().saving.state !== "other-tab";
    } catch {
      this.#holds = true; // no network: changes are kept here, and the server decides when it hears of them
      store.report({ state: "offline" });
    }
  }

  #leave(): void {
    if (!this.#holds) return;
    const batch = this.#nextBatch();
    if (batch) void this.#post("operations", this.#bodyOf(batch)).catch(() => undefined);
    void this.#post("lease", { tab: this.#parts.tab, wish: "release" }).catch(() => undefined);
  }

  #bodyOf(batch: Batch): object {
    return { ...batch, tab: this.#parts.tab };
  }

  #post(route: "operations" | "lease", body: object): Promise<Response> {
    return fetch(`${this.#parts.address}/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
    });
  }
}

/** A name for this tab that outlives a reload; a duplicated tab gets its own. */
export function tabName(): string {
  const [navigation] = performance.getEntriesByType("navigation");
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
  const kept = isReload ? sessionStorage.getItem("giqa-tab") : null;
  const name = kept ?? crypto.randomUUID();
  sessionStorage.setItem("giqa-tab", name);

  return name;
}
