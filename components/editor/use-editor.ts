"use client";

import { createContext, use, useSyncExternalStore } from "react";
import type { EditorState } from "#lib/editor/state.ts";
import type { EditorStore } from "#lib/editor/store.ts";

/** The store of the task on the page. */
export const EditorContext = createContext<EditorStore | null>(null);

/** The store, and its state as it is; the component draws anew when it changes. */
export function useEditor(): { readonly store: EditorStore; readonly state: EditorState } {
  const store = use(EditorContext);
  if (!store) throw new Error("the editor's parts stand inside the editor");

  return { store, state: useSyncExternalStore(store.subscribe, store.state, store.state) };
}
