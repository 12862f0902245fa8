"use client";

import { Hand, type LucideIcon, MousePointer2, Redo2, Square, Trash2, Undo2 } from "lucide-react";
import { IconButton } from "#components/ui/button.tsx";
import type { ToolName } from "#lib/editor/state.ts";
import { useEditor } from "./use-editor.ts";

const TOOLS: readonly { readonly tool: ToolName; readonly icon: LucideIcon; readonly label: string }[] = [
  { tool: "select", icon: MousePointer2, label: "Select (V)" },
  { tool: "box", icon: Square, label: "Draw a box (B)" },
  { tool: "pan", icon: Hand, label: "Pan (H, or hold space)" },
];

/** What the pointer does on the picture, and taking back. */
export function Toolbar() {
  const { store, state } = useEditor();
  const { selection } = state;
  const remove = () => {
    if (selection.kind === "region") store.dispatch({ kind: "delete-region", region: selection.id });
    if (selection.kind === "mention") store.dispatch({ kind: "delete-mention", mention: selection.id });
  };

  return (
    <div
      role="toolbar"
      aria-label="Tools"
      aria-orientation="vertical"
      className="grid content-start gap-1 border-r bg-raised p-1.5"
    >
      {TOOLS.map(({ tool, icon, label }) => (
        <IconButton
          key={tool}
          icon={icon}
          label={label}
          aria-pressed={state.tool === tool}
          disabled={tool === "box" && !state.isEditable}
          onClick={() => store.use(tool)}
        />
      ))}
      <hr className="my-1" />
      <IconButton icon={Undo2} label="Undo (Ctrl+Z)" disabled={!state.canUndo} onClick={() => store.undo()} />
      <IconButton icon={Redo2} label="Redo (Ctrl+Shift+Z)" disabled={!state.canRedo} onClick={() => store.redo()} />
      <IconButton
        icon={Trash2}
        label="Delete (Del)"
        disabled={!state.isEditable || (selection.kind !== "region" && selection.kind !== "mention")}
        onClick={remove}
      />
    </div>
  );
}
