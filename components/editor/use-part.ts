"use client";

import { useSyncExternalStore } from "react";

/** Something outside of React that tells when it changes. */
interface Source<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => State;
}

/** A part of what the source holds, the same object as long as it is the same: only a change of it draws anew. */
export function usePart<State, Part>({ subscribe, now }: Source<State>, part: (state: State) => Part): Part {
  const get = () => part(now());

  return useSyncExternalStore(subscribe, get, get);
}
