"use client";

import { Editor, Extension } from "@tiptap/core";
import { useEffect, useRef } from "react";
import type { TextId } from "#lib/domain/mention.ts";
import type { EditorStore } from "#lib/editor/store.ts";
import { useEditor, useEditorPart } from "../use-editor.ts";
import { editsOfTransaction } from "./edit-of-transaction.ts";
import { mentionDecorations, type ShownMention } from "./mention-decorations.ts";
import { FROM_CORE, patchView } from "./patch-view.ts";
import { documentOf, TEXT_EXTENSIONS } from "./schema.ts";
import { shownMentions } from "./shown-mentions.ts";

interface TextViewProps {
  readonly text: TextId;
  readonly label: string;
  readonly placeholder?: string;
}

/** A text of the annotation in an edit field, its mentions as marks. The core owns the text; this only shows it. */
export function TextView({ text, label, placeholder = "" }: TextViewProps) {
  const { store, state } = useEditor();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const shown = useRef<readonly ShownMention[]>([]);
  const words = state.annotation.texts[text] ?? "";
  const lit = useEditorPart((now) => now.lit);
  shown.current = shownMentions({ ...state, lit }, text);
  const { isEditable } = state;

  useEffect(() => {
    if (!host.current) return;
    const made = editorOn(host.current, { store, text, label, isEditable, shown: () => shown.current });
    editor.current = made;

    return () => made.destroy();
  }, [store, text, label, isEditable]);
  const drawn = JSON.stringify(shown.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is in `drawn`
  useEffect(() => {
    if (editor.current) patchView(editor.current, words);
  }, [words, drawn]);

  return (
    <div className="relative">
      <div
        ref={host}
        onPointerOver={(event) => lightUnder(event.target, store)}
        onPointerLeave={() => store.light({})}
        className="giqa-text rounded-control border border-edge/60 bg-raised text-base/6 focus-within:border-accent"
      />
      {words === "" && (
        <p aria-hidden className="pointer-events-none absolute top-2 left-3 text-base/6 text-muted">
          {placeholder}
        </p>
      )}
    </div>
  );
}

function lightUnder(target: EventTarget, store: EditorStore): void {
  const id = target instanceof Element ? target.closest("[data-mention]")?.getAttribute("data-mention") : null;
  const { annotation, lit } = store.state();
  const mention = id ? Object.values(annotation.mentions).find((one) => one?.id === id) : undefined;
  if (mention) store.light({ mentions: new Set([mention.id]) });
  else if (lit.mentions.size > 0) store.light({});
}

interface Wiring extends Omit<TextViewProps, "placeholder"> {
  readonly store: EditorStore;
  readonly isEditable: boolean;
  readonly shown: () => readonly ShownMention[];
}

function editorOn(element: HTMLElement, { store, text, label, isEditable, shown }: Wiring): Editor {
  const wires = Extension.create({
    name: "core",
    addProseMirrorPlugins: () => [mentionDecorations(shown)],
    addKeyboardShortcuts: () => keysOf(store),
  });
  const editor = new Editor({
    element,
    extensions: [...TEXT_EXTENSIONS, wires],
    content: documentOf(store.state().annotation.texts[text] ?? ""),
    editable: isEditable,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-label": label,
        "aria-multiline": "true",
        spellcheck: "false",
        "data-text": text,
      },
      handlePaste: (view, event) => {
        const pasted = event.clipboardData?.getData("text/plain") ?? "";
        view.dispatch(view.state.tr.insertText(pasted.replace(/\s*\r?\n\s*/g, " ")));
        return true;
      },
      handleDrop: () => true,
      handleClick: (_, position) => selectAt(store, shown(), position - 1),
      handleDOMEvents: {
        compositionend: () => void queueMicrotask(() => patchView(editor, store.state().annotation.texts[text] ?? "")),
      },
    },
    onTransaction: ({ transaction }) => {
      if (transaction.getMeta(FROM_CORE)) return;
      if (transaction.docChanged) store.dispatch({ kind: "edit-text", text, edits: editsOfTransaction(transaction) });
      else if (transaction.selectionSet) selectWords(store, text, transaction.selection);
    },
  });

  return editor;
}

/** Undo and redo are the core's, over text and boxes alike; a text has no second line. */
function keysOf(store: EditorStore) {
  const undo = () => {
    store.undo();
    return true;
  };
  const redo = () => {
    store.redo();
    return true;
  };

  return { "Mod-z": undo, "Mod-Shift-z": redo, "Mod-y": redo, Enter: () => true, "Shift-Enter": () => true };
}

function selectWords(store: EditorStore, text: TextId, { from, to }: { from: number; to: number }): void {
  const { selection } = store.state();
  if (from < to) store.select({ kind: "words", text, span: { from: from - 1, to: to - 1 } });
  else if (selection.kind === "words") store.select({ kind: "none" });
}

function selectAt(store: EditorStore, shown: readonly ShownMention[], offset: number): boolean {
  const under = shown.find(({ from, to, look }) => look === "own" && offset >= from && offset <= to);
  const mention = Object.values(store.state().annotation.mentions).find((one) => one?.id === under?.id);
  if (mention && store.state().selection.kind !== "words") store.select({ kind: "mention", id: mention.id });

  return false;
}
