"use client";

import { useEffect, useRef } from "react";
import type { EditorStore } from "#lib/editor/store.ts";
import { bindingOf } from "./keymap.ts";

/** Listens to the page's keys: the editor's by the table, the page's own by these. */
export function useKeymap(store: EditorStore, own: Readonly<Record<string, () => void>>): void {
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      const act = bindingOf(event, isWriting(event))?.act ?? ownAct(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act(store);
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  }, [store]);
}

function ownAct(event: KeyboardEvent, own: Readonly<Record<string, () => void>>): (() => void) | undefined {
  return isWriting(event) || event.ctrlKey || event.metaKey ? undefined : own[event.key];
}

/** Does the key go into a text? */
export function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
