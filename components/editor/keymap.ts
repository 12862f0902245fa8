import { moved } from "#lib/domain/geometry.ts";
import type { ProposalId } from "#lib/domain/ids.ts";
import { DEGREES } from "#lib/domain/taxonomy.ts";
import { proposalsLeft } from "#lib/editor/proposals.ts";
import { allOf } from "#lib/editor/records.ts";
import type { EditorStore } from "#lib/editor/store.ts";
import type { View } from "#lib/editor/view.ts";
import { changeProposal } from "./change-proposal.ts";
import { stepBox } from "./step-box.ts";

const ZOOM_STEP = 1.25;
const PAN_STEP = 8;

/** What a key may reach. */
export interface Reach {
  readonly store: EditorStore;
  readonly view: View;
  readonly page: { readonly foldPanel: () => void; readonly showHelp: () => void };
}

/** A key and what it does; `works: everywhere` also while a text is being written. */
interface KeyBinding {
  /** As `KeyboardEvent.key` has it, with `Ctrl+` and `Shift+` before it. */
  readonly keys: readonly string[];
  /** How the help names it; null: another binding's line tells. */
  readonly words: string | null;
  readonly works: "everywhere" | "outside-texts";
  readonly act: (reach: Reach) => void;
}

/** Every key of the editor: the page listens by this table, and the help prints it. */
export const KEYMAP: readonly KeyBinding[] = [
  everywhere(["Ctrl+z"], "Undo", ({ store }) => store.undo()),
  everywhere(["Ctrl+Shift+Z", "Ctrl+y"], "Redo", ({ store }) => store.redo()),
  everywhere(["Ctrl+m"], "Make the chosen words a mention", ({ store }) => linkWords(store)),
  outside(["v"], "Select", ({ store }) => store.use("select")),
  outside(["b", "r"], "Draw a box", ({ store }) => store.use("box")),
  outside(["h"], "Pan", ({ store }) => store.use("pan")),
  outside(["Escape"], "Let go: of the tool, then of what is selected", ({ store }) => letGo(store)),
  outside(["Delete", "Backspace"], "Delete what is selected", ({ store }) => deleteSelected(store)),
  outside(["n"], "Next box", ({ store }) => stepBox(store, "next", "round")),
  outside(["p"], "Box before", ({ store }) => stepBox(store, "before", "round")),
  ...arrows("", 1, "Move the box by a pixel; without one, pan"),
  ...arrows("Shift+", 10, "The same by ten"),
  outside(["a"], "Accept the next proposal", ({ store }) => decide(store, "accept-proposal")),
  outside(["c"], "Change the next proposal: accept it, and select what came of it", ({ store }) => changeNext(store)),
  outside(["x"], "Reject the next proposal", ({ store }) => decide(store, "reject-proposal")),
  ...DEGREES.map((degree) =>
    outside([String(degree)], degree === 1 ? "Overall quality, 1 bad to 5 excellent" : null, ({ store }) =>
      store.dispatch({ kind: "set-overall", degree }),
    ),
  ),
  outside(["0"], "Fit the picture", ({ view }) => view.fit()),
  outside(["9"], "One pixel to one", ({ view }) => view.actualSize()),
  outside(["+", "="], "Zoom in", ({ view }) => view.zoom(ZOOM_STEP)),
  outside(["-"], "Zoom out", ({ view }) => view.zoom(1 / ZOOM_STEP)),
  outside(["]"], "Fold the panel", ({ page }) => page.foldPanel()),
  outside(["?"], "These keys", ({ page }) => page.showHelp()),
];

/** A line of the help. */
interface KeyLine {
  readonly keys: string;
  readonly words: string;
}

/** What hands and held keys do on the picture. */
const HAND_LINES: readonly KeyLine[] = [
  { keys: "Wheel", words: "Zoom at the pointer" },
  { keys: "Space + drag", words: "Pan; so does the middle button, or a drag beside the boxes" },
  { keys: "Click again", words: "The next box under the pointer" },
  { keys: "Tab", words: "On the picture: next box; with Shift the one before" },
  { keys: "Hold S", words: "See the picture without boxes" },
  { keys: "Ctrl+Enter", words: "Submit" },
];

/** The whole help, from the table that the page listens by. */
export function keyLines(): readonly KeyLine[] {
  const lines: { keys: string; words: string }[] = [];
  for (const { keys, words } of KEYMAP) {
    const last = lines.at(-1);
    if (words === null && last) last.keys += ` ${keys.map(keyName).join(" ")}`;
    else lines.push({ keys: keys.map(keyName).join(" or "), words: words ?? "" });
  }

  return [...lines, ...HAND_LINES];
}

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

/** As it stands on a keyboard: “Ctrl+Z”, “←”. */
function keyName(key: string): string {
  const parts = key.split(/\+(?=.)/);

  return parts.map((part) => ARROWS[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join("+");
}

function everywhere(keys: readonly string[], words: string | null, act: KeyBinding["act"]): KeyBinding {
  return { keys, words, works: "everywhere", act };
}

function outside(keys: readonly string[], words: string | null, act: KeyBinding["act"]): KeyBinding {
  return { keys, words, works: "outside-texts", act };
}

function arrows(held: string, by: number, words: string): KeyBinding[] {
  const ways = [
    ["ArrowLeft", -by, 0],
    ["ArrowRight", by, 0],
    ["ArrowUp", 0, -by],
    ["ArrowDown", 0, by],
  ] as const;

  return ways.map(([key, dx, dy], at) =>
    outside([`${held}${key}`], at === 0 ? words : null, (reach) => nudge(reach, dx, dy)),
  );
}

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
  if (store.state().tool !== "select") store.use("select");
  else store.select({ kind: "none" });
}

/** Takes out the box or the mention that is selected. */
export function deleteSelected(store: EditorStore): void {
  const { selection } = store.state();
  if (selection.kind === "region") store.dispatch({ kind: "delete-region", region: selection.id });
  if (selection.kind === "mention") store.dispatch({ kind: "delete-mention", mention: selection.id });
}

/** By pixels of the picture; where no box is selected, the picture moves under the stage by eight times as much. */
function nudge({ store, view }: Reach, dx: number, dy: number): void {
  const { annotation, selection, image } = store.state();
  const region = selection.kind === "region" ? annotation.regions[selection.id] : undefined;
  if (region) store.dispatch({ kind: "set-box", region: region.id, box: moved(region.box, { dx, dy }, image) });
  else view.pan({ x: -PAN_STEP * dx, y: -PAN_STEP * dy });
}

function decide(store: EditorStore, kind: "accept-proposal" | "reject-proposal"): void {
  const proposal = nextProposal(store);
  if (proposal) store.dispatch({ kind, proposal });
}

function changeNext(store: EditorStore): void {
  const proposal = nextProposal(store);
  if (proposal && store.state().isEditable) changeProposal(store, proposal);
}

function nextProposal(store: EditorStore): ProposalId | undefined {
  const { annotation, suggestion } = store.state();

  return proposalsLeft(annotation, suggestion)[0]?.id;
}
