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

/** All of the state but what is lit: that changes with each move of the pointer, and few parts show it. */
export type CalmState = Omit<EditorState, "lit">;

/** The store, and its state; the component draws anew when it changes, but not when something is lit. */
export function useEditor(): { readonly store: EditorStore; readonly state: CalmState } {
  const store = useStore();
  const calm = () => calmState(store);

  return { store, state: useSyncExternalStore(store.subscribe, calm, calm) };
}

const calmStates = new WeakMap<EditorStore, CalmState>();

/** The same object as long as nothing but the light has changed. */
function calmState(store: EditorStore): CalmState {
  const { lit: _, ...now } = store.state();
  const kept = calmStates.get(store);
  if (kept && Object.entries(now).every(([key, value]) => kept[key as keyof CalmState] === value)) return kept;
  calmStates.set(store, now);

  return now;
}

/** One part of the state: for what must not draw anew with every other, as the picture with each hover. */
export function useEditorPart<Part>(part: (state: EditorState) => Part): Part {
  const { subscribe, state } = useStore();

  return usePart({ subscribe, now: state }, part);
}
