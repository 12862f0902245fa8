import { allOf } from "#lib/editor/records.ts";
import type { EditorStore } from "#lib/editor/store.ts";

/**
 * Selects the next box or the one before, in reading order. `round` starts again at the other end; `to-the-end` stops
 * there, so that the keyboard can leave the picture. False where there is none.
 */
export function stepBox(store: EditorStore, to: "next" | "before", ends: "round" | "to-the-end"): boolean {
  const { annotation, selection } = store.state();
  const ids = allOf(annotation.regions)
    .toSorted((a, b) => a.box.y1 - b.box.y1 || a.box.x1 - b.box.x1)
    .map(({ id }) => id);
  const at = selection.kind === "region" ? ids.indexOf(selection.id) : -1;
  const stepped = to === "next" ? at + 1 : at < 0 ? ids.length - 1 : at - 1;
  const next = ends === "round" ? ids.at(stepped % Math.max(1, ids.length)) : stepped < 0 ? undefined : ids[stepped];
  if (next) store.select({ kind: "region", id: next });

  return next !== undefined;
}
