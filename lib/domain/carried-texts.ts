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

type Texts = { readonly [id in TextId]?: string };

/** Both sides' changes of texts, and the texts as each side left them. */
export interface TextSides {
  readonly mine: { readonly changes: readonly TextChange[]; readonly texts: Texts };
  readonly theirs: { readonly changes: readonly TextChange[]; readonly texts: Texts };
}

/** Carries changes of texts over each other. A text that theirs took away stays away. */
export function carriedTexts({ mine, theirs }: TextSides): CarriedTexts {
  const ids = new Set([...mine.changes, ...theirs.changes].map(({ text }) => text));
  const parts = [...ids].map((id) =>
    carriedText(id, {
      mine: { changes: of(mine.changes, id), text: mine.texts[id] },
      theirs: { changes: of(theirs.changes, id), text: theirs.texts[id] },
    }),
  );

  return {
    mine: parts.flatMap((part) => part.mine),
    theirs: parts.flatMap((part) => part.theirs),
    conflicts: parts.flatMap((part) => part.conflicts),
  };
}

type Side = { readonly changes: readonly TextChange[]; readonly text: string | undefined };

function carriedText(id: TextId, { mine, theirs }: { mine: Side; theirs: Side }): CarriedTexts {
  if (mine.changes.length === 0) return { mine: [], theirs: theirs.changes, conflicts: [] };
  if (theirs.changes.length === 0) return { mine: mine.changes, theirs: [], conflicts: [] };
  if (theirs.text === undefined || mine.text === undefined) return carriedLoss(id, { mine, theirs });
  const both = transformEdits(editsOf(mine.changes), editsOf(theirs.changes));
  const isClash = removedBy(both.mine) < removedBy(editsOf(mine.changes));

  return {
    mine: both.mine.map((edit) => ({ text: id, edit })),
    theirs: both.theirs.map((edit) => ({ text: id, edit })),
    conflicts: isClash ? [{ what: "text", id, field: null, winner: "mine" }] : [],
  };
}

/** One side took the text away: what the other did to it is lost. */
function carriedLoss(id: TextId, { mine, theirs }: { mine: Side; theirs: Side }): CarriedTexts {
  const conflict = (winner: Conflict["winner"]): Conflict => ({ what: "text", id, field: null, winner });
  if (theirs.text !== undefined)
    return { mine: [{ text: id, dropped: theirs.text }], theirs: [], conflicts: [conflict("mine")] };
  if (mine.text !== undefined)
    return { mine: [], theirs: [{ text: id, dropped: mine.text }], conflicts: [conflict("theirs")] };

  return { mine: [], theirs: [], conflicts: [] };
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
