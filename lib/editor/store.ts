import type { Annotation } from "#lib/domain/annotation.ts";
import { apply, type Diff } from "#lib/domain/diff.ts";
import type { Size } from "#lib/domain/geometry.ts";
import type { OperationId } from "#lib/domain/ids.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { type Command, diffOf } from "./command.ts";
import { carriedHistory, type History, NO_HISTORY, redone, stepped, undone } from "./history.ts";
import type { Batch, JournalEntry } from "./journal.ts";
import { absorbed, acknowledged, countUnsent, type Outbox, withBatch } from "./outbox.ts";
import { selectionAfter, soundSelection } from "./selection.ts";
import {
  type EditorState,
  type Lit,
  NOTHING_SELECTED,
  type Saving,
  type Selection,
  type ToolName,
  UNLIT,
} from "./state.ts";

/** One task in the editor. React subscribes; gestures and keys dispatch; saving asks for batches. */
export interface EditorStore {
  subscribe(listener: () => void): () => void;
  state(): EditorState;
  dispatch(command: Command): void;
  undo(): void;
  redo(): void;
  select(selection: Selection): void;
  /** Lights what is named, and nothing else. */
  light(lit: Partial<Lit>): void;
  use(tool: ToolName): void;
  /** The batch to send next; null: the server has all. The same one until it is acknowledged or absorbed. */
  nextBatch(): Batch | null;
  acknowledge(opId: OperationId, revision: number): void;
  /** The server was ahead by these diffs: mine are carried over them. */
  absorb(revision: number, diffs: readonly Diff[]): void;
  report(saving: Saving): void;
  /** Forgets what was said of conflicts. */
  readConflicts(): void;
  /** What the journal keeps; null where the server has all. */
  journal(): JournalEntry | null;
}

export interface Start {
  readonly annotation: Annotation;
  readonly revision: number;
  readonly suggestion: Suggestion | null;
  readonly image: Size;
  readonly isEditable: boolean;
  readonly newId: () => string;
  readonly now: () => number;
  /** What an earlier page had not sent. */
  readonly journal: JournalEntry | null;
}

/** Opens a task: what the server has and, on top of it, what the journal kept. */
export function createStore(start: Start): EditorStore {
  return new TaskStore(start);
}

class TaskStore implements EditorStore {
  readonly #start: Start;
  readonly #listeners = new Set<() => void>();
  #outbox: Outbox;
  #history: History = NO_HISTORY;
  #state: EditorState;

  constructor(start: Start) {
    this.#start = start;
    this.#outbox = outboxOf(start);
    const unsent = countUnsent(this.#outbox);
    this.#state = {
      ...{ suggestion: start.suggestion, image: start.image, isEditable: start.isEditable, conflicts: [] },
      ...{ lit: UNLIT, tool: "select", selection: NOTHING_SELECTED, canUndo: false, canRedo: false, unsent },
      revision: this.#outbox.revision,
      annotation: [...(this.#outbox.batch?.diffs ?? []), ...this.#outbox.waiting].reduce(apply, this.#outbox.saved),
      saving: { state: unsent > 0 ? "saving" : "saved" },
    };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);

    return () => this.#listeners.delete(listener);
  };

  state = () => this.#state;

  dispatch(command: Command): void {
    const { annotation, isEditable, selection: before } = this.#state;
    const diff = isEditable ? diffOf(annotation, command, this.#start) : null;
    if (!diff) return;
    const after = selectionAfter(command, diff, before);
    const thread = command.kind === "edit-text" ? command.text : null;
    const atMilliseconds = this.#start.now();
    this.#history = stepped(this.#history, { diff, before, after, thread, atMilliseconds });
    this.#change(diff, after);
  }

  undo(): void {
    this.#travel(undone(this.#history));
  }

  redo(): void {
    this.#travel(redone(this.#history));
  }

  select(selection: Selection): void {
    this.#set({ selection });
  }

  light(lit: Partial<Lit>): void {
    this.#set({ lit: { ...UNLIT, ...lit } });
  }

  use(tool: ToolName): void {
    this.#set({ tool });
  }

  nextBatch(): Batch | null {
    this.#outbox = withBatch(this.#outbox, this.#start.newId);

    return this.#outbox.batch;
  }

  acknowledge(opId: OperationId, revision: number): void {
    this.#outbox = acknowledged(this.#outbox, opId, revision);
    this.#set({});
  }

  absorb(revision: number, diffs: readonly Diff[]): void {
    const { annotation: shown, selection, conflicts } = this.#state;
    const done = absorbed(this.#outbox, revision, diffs);
    this.#outbox = done.outbox;
    this.#history = carriedHistory(this.#history, shown, done.theirs);
    this.#set({
      annotation: done.annotation,
      selection: soundSelection(done.annotation, selection),
      conflicts: [...conflicts, ...done.conflicts],
    });
  }

  report(saving: Saving): void {
    this.#set({ saving });
  }

  readConflicts(): void {
    this.#set({ conflicts: [] });
  }

  journal(): JournalEntry | null {
    if (countUnsent(this.#outbox) === 0) return null;

    return { version: 1, ...this.#outbox, waiting: [...this.#outbox.waiting] };
  }

  #travel(step: ReturnType<typeof undone>): void {
    if (!step || !this.#state.isEditable) return;
    this.#history = step.history;
    this.#change(step.diff, step.selection);
  }

  #change(diff: Diff, selection: Selection): void {
    this.#outbox = { ...this.#outbox, waiting: [...this.#outbox.waiting, diff] };
    const annotation = apply(this.#state.annotation, diff);
    this.#set({ annotation, selection: soundSelection(annotation, selection) });
  }

  #set(change: Partial<EditorState>): void {
    const unsent = countUnsent(this.#outbox);
    const { done, undone: back } = this.#history;
    const saving = change.saving ?? this.#state.saving;
    const isQuiet = saving.state === "saved" || saving.state === "saving";
    const quiet = unsent > 0 ? "saving" : "saved";
    const isHeld = saving.state === "other-tab" || saving.state === "refused";
    this.#state = {
      ...this.#state,
      ...change,
      ...{ unsent, revision: this.#outbox.revision, canUndo: done.length > 0, canRedo: back.length > 0 },
      isEditable: this.#start.isEditable && !isHeld,
      saving: isQuiet && saving.state !== quiet ? { state: quiet } : saving,
    };
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Where the journal's state is the server's, or the server has gone on since, the journal's diffs are sent again on
 * their own base: the server knows a batch that it has, and answers what came since otherwise.
 */
function outboxOf({ annotation, revision, journal }: Start): Outbox {
  if (!journal) return { revision, saved: annotation, batch: null, waiting: [] };
  const { saved, batch, waiting } = journal;

  return { revision: journal.revision, saved, batch, waiting };
}
