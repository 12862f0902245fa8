"use client";

import { createContext, use, useSyncExternalStore } from "react";
import type { EditorState } from "#lib/editor/state.ts";
import type { EditorStore } from "#lib/editor/store.ts";
import { usePart } from "./use-part.ts";

/** The store of the task on the page. */
export const EditorContext = createContext<EditorStore | null>(null);

/** The store alone. */
export function useStore(): EditorStore {
  const store = use(EditorContext);
  if (!store) throw new Error("the editor's parts stand inside the editor");

  return store;
}

/** The store, and its state as it is; the component draws anew when it changes. */
export function useEditor(): { readonly store: EditorStore; readonly state: EditorState } {
  const store = useStore();

  return { store, state: useSyncExternalStore(store.subscribe, store.state, store.state) };
}

/** One part of the state: for what must not draw anew with every other, as the picture with each hover. */
export function useEditorPart<Part>(part: (state: EditorState) => Part): Part {
  const { subscribe, state } = useStore();

  return usePart({ subscribe, now: state }, part);
}
