import type { Transaction } from "@tiptap/pm/state";
import type { TextEdit } from "#lib/domain/text-edit.ts";

/** What a transaction does to the text, as edits of the core in the order in which they apply. */
export function editsOfTransaction(transaction: Transaction): TextEdit[] {
  return transaction.steps.flatMap((step, at) => {
    const before = transaction.docs[at]?.textContent ?? "";
    const after = (transaction.docs[at + 1] ?? transaction.doc).textContent;
    const edits: TextEdit[] = [];
    step.getMap().forEach((...[oldFrom, oldTo, newFrom, newTo]) => {
      const [from, to] = [clamp(oldFrom - 1, before), clamp(oldTo - 1, before)];
      const insert = after.slice(clamp(newFrom - 1, after), clamp(newTo - 1, after));
      edits.unshift({ from, removed: before.slice(from, to), insert });
    });

    return edits.filter(({ removed, insert }) => removed !== insert);
  });
}

/** The paragraph's own edges are no characters. */
function clamp(at: number, text: string): number {
  return Math.max(0, Math.min(text.length, at));
}
