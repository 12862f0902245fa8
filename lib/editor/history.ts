import type { Annotation } from "#lib/domain/annotation.ts";
import { apply, type Diff, invert } from "#lib/domain/diff.ts";
import { rebase } from "#lib/domain/rebase.ts";
import { squash } from "#lib/domain/squash.ts";
import { DiffDoesNotApply } from "#lib/domain/text-edit.ts";
import type { Selection } from "./state.ts";

/** One step that can be taken back: the change, and what was selected before and after it. */
export interface Step {
  readonly diff: Diff;
  readonly before: Selection;
  readonly after: Selection;
  /** Steps of one thread that follow at once are one step: typing in one text. Null: stands alone. */
  readonly thread: string | null;
  readonly atMilliseconds: number;
}

/** Steps done and steps taken back, the latest last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

/** Typing that rests longer than this begins a new step. */
const JOIN_MILLISECONDS = 1000;
const MOST_STEPS = 500;

/** The history with one more step; what had been taken back can no longer be done again. */
export function stepped({ done }: History, step: Step): History {
  const last = done.at(-1);
  const joins =
    last?.thread != null &&
    last.thread === step.thread &&
    step.atMilliseconds - last.atMilliseconds < JOIN_MILLISECONDS;
  if (!last || !joins) return { done: [...done, step].slice(-MOST_STEPS), undone: [] };

  return {
    done: [...done.slice(0, -1), { ...step, diff: squash(last.diff, step.diff), before: last.before }],
    undone: [],
  };
}

/** What taking back the last step does, and the history after it; null where nothing is left. */
export function undone({ done, undone: back }: History): { diff: Diff; selection: Selection; history: History } | null {
  const last = done.at(-1);
  if (!last) return null;
  const history = { done: done.slice(0, -1), undone: [...back, last] };

  return { diff: invert(last.diff), selection: last.before, history };
}

/** What doing the last step again that was taken back does, and the history after it. */
export function redone({ done, undone: back }: History): { diff: Diff; selection: Selection; history: History } | null {
  const last = back.at(-1);
  if (!last) return null;

  return {
    diff: last.diff,
    selection: last.after,
    history: { done: [...done, { ...last, thread: null }], undone: back.slice(0, -1) },
  };
}

/**
 * The history after another's change has come in on top of `annotation`: each step that was done, the latest first, is
 * carried over it. Steps that cannot be carried, and what was taken back, are let go.
 */
export function carriedHistory({ done }: History, annotation: Annotation, theirs: Diff): History {
  const kept: Step[] = [];
  let [base, other] = [annotation, theirs];
  try {
    for (const step of done.toReversed()) {
      const back = invert(step.diff);
      const { diff, bridge } = rebase({ base, mine: back, theirs: other });
      kept.unshift({ ...step, diff: invert(diff), thread: null });
      other = bridge;
      base = apply(base, back);
    }
  } catch (error) {
    if (!(error instanceof DiffDoesNotApply)) throw error;
  }

  return { done: kept, undone: [] };
}
