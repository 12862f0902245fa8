import type { Conflict } from "./conflict.ts";
import type { TextChange } from "./diff.ts";
import type { TextId } from "./mention.ts";
import type { TextEdit } from "./text-edit.ts";
import { transformEdits } from "./transform-edits.ts";

/** Two sides' changes of the same texts, each as it reads after the other's. */
export interface CarriedTexts {
  readonly mine: readonly TextChange[];
  readonly theirs: readonly TextChange[];
  readonly conflicts: readonly Conflict[];
}

/** Carries changes of texts over each other; `now`: the texts after theirs. A text that theirs took away stays away. */
export function carriedTexts(
  mine: readonly TextChange[],
  theirs: readonly TextChange[],
  now: { readonly [id in TextId]?: string },
): CarriedTexts {
  const ids = new Set([...mine, ...theirs].map(({ text }) => text));
  const parts = [...ids].map((id) => carriedText(id, { mine: of(mine, id), theirs: of(theirs, id) }, now[id]));

  return {
    mine: parts.flatMap((part) => part.mine),
    theirs: parts.flatMap((part) => part.theirs),
    conflicts: parts.flatMap((part) => part.conflicts),
  };
}

type Sides = { readonly mine: readonly TextChange[]; readonly theirs: readonly TextChange[] };

function carriedText(id: TextId, { mine, theirs }: Sides, now: string | undefined): CarriedTexts {
  if (mine.length === 0) return { mine, theirs, conflicts: [] };
  const comes = mine.find((change) => "added" in change);
  if (comes) return now === undefined ? { mine, theirs: [], conflicts: [] } : { mine: [], theirs, conflicts: [] };

  const lost: Conflict = { what: "text", id, field: null, winner: "theirs" };
  const goes = mine.some((change) => "dropped" in change);
  if (now === undefined) return { mine: [], theirs: [], conflicts: goes ? [] : [lost] };
  if (goes) {
    const conflicts: Conflict[] = theirs.length > 0 ? [{ ...lost, winner: "mine" }] : [];

    return { mine: [{ text: id, dropped: now }], theirs: [], conflicts };
  }
  const both = transformEdits(editsOf(mine), editsOf(theirs));
  const isClash = removedBy(both.mine) < removedBy(editsOf(mine));

  return {
    mine: both.mine.map((edit) => ({ text: id, edit })),
    theirs: both.theirs.map((edit) => ({ text: id, edit })),
    conflicts: isClash ? [{ ...lost, winner: "mine" }] : [],
  };
}

function of(changes: readonly TextChange[], id: TextId): TextChange[] {
  return changes.filter(({ text }) => text === id);
}

function editsOf(changes: readonly TextChange[]): TextEdit[] {
  return changes.flatMap((change) => ("edit" in change ? [change.edit] : []));
}

function removedBy(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { removed }) => sum + removed.length, 0);
}
