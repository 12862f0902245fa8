import type { TextEdit } from "./text-edit.ts";

/** Where both insert at one place: who stands first. */
type Tie = "leads" | "yields";

/** Two lists of edits, each made to apply after the other list. */
export interface Transformed {
  readonly mine: readonly TextEdit[];
  readonly theirs: readonly TextEdit[];
}

/**
 * Two lists of edits of one text, made so that `theirs` then the new `mine`, and `mine` then the new `theirs`, give the
 * same text (operational transformation). What both removed goes once; what both inserted at one place stays, theirs first.
 */
export function transformEdits(mine: readonly TextEdit[], theirs: readonly TextEdit[]): Transformed {
  const [m, ...later] = mine;
  const [t, ...thenTheirs] = theirs;
  if (!m || !t) return { mine, theirs };
  const rest = transformEdits(later, transformed(t, m, "leads"));
  const onward = transformEdits([...transformed(m, t, "yields"), ...rest.mine], thenTheirs);

  return { mine: onward.mine, theirs: [...rest.theirs, ...onward.theirs] };
}

/** One edit after another's: what is left of the removed words in one or two edits, the rightmost first. */
function transformed(edit: TextEdit, over: TextEdit, tie: Tie): TextEdit[] {
  const end = edit.from + edit.removed.length;
  const overEnd = over.from + over.removed.length;
  const delta = over.insert.length - over.removed.length;
  const left = edit.removed.slice(0, Math.max(0, over.from - edit.from));
  const right = edit.removed.slice(Math.max(0, overEnd - edit.from));
  if (end < over.from || (end === over.from && edit.removed !== "")) return [edit];
  if (edit.from > overEnd || (edit.from === overEnd && over.removed !== ""))
    return [{ ...edit, from: edit.from + delta }];
  const isFirst = edit.from < over.from || (edit.from === over.from && tie === "leads");
  const rightFrom = Math.max(edit.from, overEnd) + delta;
  if (!isFirst) return sound([{ from: rightFrom, removed: end > overEnd ? right : "", insert: edit.insert }]);

  return sound([
    { from: rightFrom, removed: end > overEnd ? right : "", insert: "" },
    { from: edit.from, removed: left, insert: edit.insert },
  ]);
}

function sound(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(({ removed, insert }) => removed !== "" || insert !== "");
}
