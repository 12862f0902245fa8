"use client";

import { type DBSchema, openDB } from "idb";
import type { TaskId } from "#lib/domain/ids.ts";
import { JournalEntry } from "#lib/editor/journal.ts";

interface Journals extends DBSchema {
  entries: { key: string; value: unknown };
}

/** The browser's own store of what the server does not have yet, one entry a task. */
export interface JournalStore {
  read(taskId: TaskId): Promise<JournalEntry | null>;
  /** Null: the server has all, nothing is kept. */
  write(taskId: TaskId, entry: JournalEntry | null): Promise<void>;
}

/** Opens it; where the browser keeps nothing (private windows), work goes on without. */
export async function openJournals(): Promise<JournalStore> {
  const db = await openDB<Journals>("giqa-journal", 1, {
    upgrade: (created) => void created.createObjectStore("entries"),
  }).catch(() => null);

  return {
    read: async (taskId) => {
      const parsed = JournalEntry.safeParse(await db?.get("entries", taskId));

      return parsed.success ? parsed.data : null;
    },
    write: async (taskId, entry) => {
      if (entry) await db?.put("entries", entry, taskId);
      else await db?.delete("entries", taskId);
    },
  };
}
