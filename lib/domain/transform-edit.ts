import type { TextEdit } from "./text-edit.ts";

/** Both sides' edits of one text, each as it reads after the other's; `clashes` where one took what the other touched. */
export type Transformed = {
  readonly mine: readonly TextEdit[];
  readonly theirs: readonly TextEdit[];
  readonly clashes: boolean;
};

/**
 * Two sequences of edits made on the same text, each carried over the other: mine after theirs gives the same text as
 * theirs after mine. Where both write at one place, theirs stands first.
 */
export function transformEdits(mine: readonly TextEdit[], theirs: readonly TextEdit[]): Transformed {
  const [first, ...rest] = mine;
  const [other, ...others] = theirs;
  if (!first || !other) return { mine, theirs, clashes: false };
  if (rest.length === 0 && others.length === 0) return transformPair(first, other);

  if (rest.length > 0) {
    const head = transformEdits([first], theirs);
    const tail = transformEdits(rest, head.theirs);

    return { mine: [...head.mine, ...tail.mine], theirs: tail.theirs, clashes: head.clashes || tail.clashes };
  }
  const head = transformEdits(mine, [other]);
  const tail = transformEdits(head.mine, others);

  return { mine: tail.mine, theirs: [...head.theirs, ...tail.theirs], clashes: head.clashes || tail.clashes };
}

function transformPair(mine: TextEdit, theirs: TextEdit): Transformed {
  return {
    mine: carried(mine, theirs, "second"),
    theirs: carried(theirs, mine, "first"),
    clashes: isTouched(mine, theirs) || isTouched(theirs, mine),
  };
}

/** Does the other edit take away a character that this one takes too, or one on both sides of its place? */
function isTouched(edit: TextEdit, other: TextEdit): boolean {
  const until = other.from + other.removed.length;
  if (edit.removed === "") return other.from < edit.from && edit.from < until;

  return edit.from < until && other.from < edit.from + edit.removed.length;
}

/** An edit as it reads after another; two edits where the other wrote amid what this one takes away. */
function carried(edit: TextEdit, over: TextEdit, turn: "first" | "second"): TextEdit[] {
  const shift = over.insert.length - over.removed.length;
  const until = edit.from + edit.removed.length;
  const overUntil = over.from + over.removed.length;
  const isBefore = edit.from < over.from || (edit.from === over.from && turn === "first");
  const afterTheirs = edit.from >= overUntil ? edit.from + shift : over.from + over.insert.length;
  const at = isBefore ? edit.from : afterTheirs;

  const left = edit.removed.slice(0, Math.max(0, Math.min(until, over.from) - edit.from));
  const rightFrom = Math.max(edit.from, overUntil);
  const right = edit.removed.slice(rightFrom - edit.from);
  const rightAt = rightFrom + shift;
  if (rightAt === at + left.length) return [{ from: at, removed: left + right, insert: edit.insert }];

  return [
    { from: rightAt, removed: right, insert: "" },
    { from: at, removed: left, insert: edit.insert },
  ].filter(({ removed, insert }) => removed !== "" || insert !== "");
}
