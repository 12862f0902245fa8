import { moved } from "#lib/domain/geometry.ts";
import type { ProposalId } from "#lib/domain/ids.ts";
import { DEGREES } from "#lib/domain/taxonomy.ts";
import { proposalsLeft } from "#lib/editor/proposals.ts";
import { allOf } from "#lib/editor/records.ts";
import type { EditorStore } from "#lib/editor/store.ts";

/** A key and what it does; `works: everywhere` also while a text is being written. */
export interface KeyBinding {
  /** As `KeyboardEvent.key` has it, with `Ctrl+` and `Shift+` before it. */
  readonly keys: readonly string[];
  readonly words: string;
  readonly works: "everywhere" | "outside-texts";
  readonly act: (store: EditorStore) => void;
}

/** Every key of the editor: the page listens by this table, and the help prints it. */
export const KEYMAP: readonly KeyBinding[] = [
  { keys: ["Ctrl+z"], words: "Undo", works: "everywhere", act: (store) => store.undo() },
  { keys: ["Ctrl+Shift+Z", "Ctrl+y"], words: "Redo", works: "everywhere", act: (store) => store.redo() },
  { keys: ["Ctrl+m"], words: "Make the chosen words a mention", works: "everywhere", act: linkWords },
  { keys: ["v"], words: "Select", works: "outside-texts", act: (store) => store.use("select") },
  { keys: ["b", "r"], words: "Draw a box", works: "outside-texts", act: (store) => store.use("box") },
  { keys: ["h"], words: "Pan", works: "outside-texts", act: (store) => store.use("pan") },
  { keys: ["Escape"], words: "Let go", works: "outside-texts", act: letGo },
  { keys: ["Delete", "Backspace"], words: "Delete what is selected", works: "outside-texts", act: deleteSelected },
  { keys: ["n"], words: "Next box", works: "outside-texts", act: (store) => cycle(store, 1) },
  { keys: ["p"], words: "Box before", works: "outside-texts", act: (store) => cycle(store, -1) },
  {
    keys: ["ArrowLeft"],
    words: "Move the box by a pixel",
    works: "outside-texts",
    act: (store) => nudge(store, -1, 0),
  },
  { keys: ["ArrowRight"], words: "", works: "outside-texts", act: (store) => nudge(store, 1, 0) },
  { keys: ["ArrowUp"], words: "", works: "outside-texts", act: (store) => nudge(store, 0, -1) },
  { keys: ["ArrowDown"], words: "", works: "outside-texts", act: (store) => nudge(store, 0, 1) },
  { keys: ["Shift+ArrowLeft"], words: "Move it by ten", works: "outside-texts", act: (store) => nudge(store, -10, 0) },
  { keys: ["Shift+ArrowRight"], words: "", works: "outside-texts", act: (store) => nudge(store, 10, 0) },
  { keys: ["Shift+ArrowUp"], words: "", works: "outside-texts", act: (store) => nudge(store, 0, -10) },
  { keys: ["Shift+ArrowDown"], words: "", works: "outside-texts", act: (store) => nudge(store, 0, 10) },
  {
    keys: ["a"],
    words: "Accept the next proposal",
    works: "outside-texts",
    act: (store) => decide(store, "accept-proposal"),
  },
  {
    keys: ["x"],
    words: "Reject the next proposal",
    works: "outside-texts",
    act: (store) => decide(store, "reject-proposal"),
  },
  ...DEGREES.map(
    (degree): KeyBinding => ({
      keys: [String(degree)],
      words: degree === 1 ? "Overall quality, 1 bad to 5 excellent" : "",
      works: "outside-texts",
      act: (store) => store.dispatch({ kind: "set-overall", degree }),
    }),
  ),
];

/** The binding of a key press; undefined where the key is the browser's, or goes into a text. */
export function bindingOf(event: KeyboardEvent, isWriting: boolean): KeyBinding | undefined {
  const ctrl = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey && (event.key.length > 1 || ctrl) ? "Shift+" : "";
  const key = `${ctrl}${shift}${event.key.length === 1 && !ctrl ? event.key.toLowerCase() : event.key}`;

  return KEYMAP.find(({ keys, works }) => keys.includes(key) && (works === "everywhere" || !isWriting));
}

/** The chosen words become a mention with the boxes that wait for words. */
export function linkWords(store: EditorStore): void {
  const { selection, annotation } = store.state();
  if (selection.kind !== "words") return;
  const held = new Set(allOf(annotation.mentions).flatMap(({ regions }) => regions));
  const loose = allOf(annotation.regions).flatMap(({ id }) => (held.has(id) ? [] : [id]));
  store.dispatch({ kind: "link", text: selection.text, span: selection.span, regions: loose });
}

function letGo(store: EditorStore): void {
  store.use("select");
  store.select({ kind: "none" });
}

function deleteSelected(store: EditorStore): void {
  const { selection } = store.state();
  if (selection.kind === "region") store.dispatch({ kind: "delete-region", region: selection.id });
  if (selection.kind === "mention") store.dispatch({ kind: "delete-mention", mention: selection.id });
}

function cycle(store: EditorStore, by: number): void {
  const { annotation, selection } = store.state();
  const ids = allOf(annotation.regions)
    .toSorted((a, b) => a.box.y1 - b.box.y1 || a.box.x1 - b.box.x1)
    .map(({ id }) => id);
  const at = selection.kind === "region" ? ids.indexOf(selection.id) : by > 0 ? -1 : 0;
  const next = ids.at((at + by) % Math.max(1, ids.length));
  if (next) store.select({ kind: "region", id: next });
}

function nudge(store: EditorStore, dx: number, dy: number): void {
  const { annotation, selection, image } = store.state();
  const region = selection.kind === "region" ? annotation.regions[selection.id] : undefined;
  if (region) store.dispatch({ kind: "set-box", region: region.id, box: moved(region.box, { dx, dy }, image) });
}

function decide(store: EditorStore, kind: "accept-proposal" | "reject-proposal"): void {
  const { annotation, suggestion } = store.state();
  const proposal: ProposalId | undefined = proposalsLeft(annotation, suggestion)[0]?.id;
  if (proposal) store.dispatch({ kind, proposal });
}
