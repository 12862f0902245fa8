import type { Editor } from "@tiptap/core";
import { editBetween } from "#lib/domain/text-edit.ts";
import { REDRAW } from "./mention-decorations.ts";

/** Marks a transaction that comes from the core, so that it is not sent back to it. */
export const FROM_CORE = "from-core";

/** Makes the view show the core's text, and its mentions anew. While an input method composes nothing is touched. */
export function patchView(editor: Editor, text: string): void {
  const { view } = editor;
  if (view.composing) return;
  const edit = editBetween(view.state.doc.textContent, text);
  const { tr: transaction } = view.state;
  if (edit) transaction.insertText(edit.insert, edit.from + 1, edit.from + edit.removed.length + 1);
  view.dispatch(transaction.setMeta(FROM_CORE, true).setMeta(REDRAW, true).setMeta("addToHistory", false));
}
