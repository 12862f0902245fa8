"use client";

import { useEffect, useRef } from "react";
import { bindingOf, type Reach } from "./keymap.ts";

/** Listens to the page's keys by the table. */
export function useKeymap(reach: Reach): void {
  const latest = useRef(reach);
  useEffect(() => {
    latest.current = reach;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      const binding = bindingOf(event, isWriting(event));
      if (!binding) return;
      event.preventDefault();
      binding.act(latest.current);
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** Does the key go into a text? */
export function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
