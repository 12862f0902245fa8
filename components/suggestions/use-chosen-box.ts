import { useEffect, useState } from "react";
import type { TracedBox } from "#lib/domain/lineage.ts";
import { boxOfKey } from "#lib/pipeline/lineage.ts";

/** The box that is looked at, kept in the address; ↑ and ↓ go through the boxes, Escape leaves them. */
export function useChosenBox(boxes: readonly TracedBox[], atFirst: string | null) {
  const [key, setKey] = useState(atFirst);
  const chosen = key === null ? undefined : boxOfKey(boxes, key);
  const choose = (next: string | null) => {
    setKey(next);
    const address = new URL(window.location.href);
    if (next === null) address.searchParams.delete("box");
    else address.searchParams.set("box", next);
    window.history.replaceState(null, "", address);
  };
  const step = (by: number) => {
    const at = chosen ? boxes.indexOf(chosen) : by > 0 ? -1 : 0;
    const next = boxes[(at + by + boxes.length) % boxes.length];
    if (next) choose(next.key);
  };
  const acts: Readonly<Record<string, () => void>> = {
    Escape: () => choose(null),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const act = chosen && !event.defaultPrevented && !isTyped(event.target) ? acts[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  });

  return { chosen, choose, step };
}

/** Does the key belong to a field or to an open dialog? */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, textarea, [role=dialog], [role=menu]") !== null;
}
