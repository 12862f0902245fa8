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
  /**
   * Null: the server has all, nothing is kept. The entry survives the tab from the moment that this is called; it
   * resolves when the entry is on disk.
   */
  write(taskId: TaskId, entry: JournalEntry | null): Promise<void>;
}

/** Opens it; where the browser keeps nothing (private windows), work goes on without. */
export async function openJournals(): Promise<JournalStore> {
  const db = await openDB<Journals>("giqa-journal", 1, {
    upgrade: (created) => void created.createObjectStore("entries"),
  }).catch(() => null);
  let writes = 0;

  return {
    read: async (taskId) => {
      const newest = readAhead(taskId);
      const parsed = JournalEntry.safeParse(newest === undefined ? await db?.get("entries", taskId) : newest);

      return parsed.success ? parsed.data : null;
    },
    write: async (taskId, entry) => {
      const mine = ++writes;
      writeAhead(taskId, entry);
      if (entry) await db?.put("entries", entry, taskId);
      else await db?.delete("entries", taskId);
      if (db && mine === writes) ahead()?.removeItem(keyOf(taskId));
    },
  };
}

/**
 * A tab that dies right after a key takes with it what IndexedDB was only asked to write; what `localStorage` was told has
 * left the tab. So the entry goes there first, until the database has it. It has no room for everything: an entry that
 * is too large goes to the database alone.
 */
function writeAhead(taskId: TaskId, entry: JournalEntry | null): void {
  try {
    ahead()?.setItem(keyOf(taskId), JSON.stringify(entry));
  } catch {
    ahead()?.removeItem(keyOf(taskId));
  }
}

/** What the database may not have yet, null where that is nothing; undefined: the database has all. */
function readAhead(taskId: TaskId): unknown {
  const text = ahead()?.getItem(keyOf(taskId)) ?? null;

  return text === null ? undefined : JSON.parse(text);
}

/** Null where the browser forbids it. */
function ahead(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function keyOf(taskId: TaskId): string {
  return `giqa-journal:${taskId}`;
}
