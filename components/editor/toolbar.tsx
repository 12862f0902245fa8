"use client";

import { Hand, type LucideIcon, MousePointer2, Redo2, Square, Trash2, Undo2 } from "lucide-react";
import { memo } from "react";
import { IconButton } from "#components/ui/button.tsx";
import type { EditorState, ToolName } from "#lib/editor/state.ts";
import { deleteSelected } from "./keymap.ts";
import { useEditorPart, useStore } from "./use-editor.ts";

const TOOLS: readonly { readonly tool: ToolName; readonly icon: LucideIcon; readonly label: string }[] = [
  { tool: "select", icon: MousePointer2, label: "Select (V)" },
  { tool: "box", icon: Square, label: "Draw a box (B)" },
  { tool: "pan", icon: Hand, label: "Pan (H, or hold space)" },
];

const canDelete = ({ isEditable, selection: { kind } }: EditorState) =>
  isEditable && (kind === "region" || kind === "mention");

/** What the pointer does on the picture, and taking back. */
export const Toolbar = memo(function Toolbar() {
  const store = useStore();
  const used = useEditorPart((state) => state.tool);
  const isEditable = useEditorPart((state) => state.isEditable);
  const canUndo = useEditorPart((state) => state.canUndo);
  const canRedo = useEditorPart((state) => state.canRedo);
  const isDeletable = useEditorPart(canDelete);

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
          aria-pressed={used === tool}
          disabled={tool === "box" && !isEditable}
          onClick={() => store.use(tool)}
        />
      ))}
      <hr className="my-1" />
      <IconButton icon={Undo2} label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={() => store.undo()} />
      <IconButton icon={Redo2} label="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={() => store.redo()} />
      <IconButton icon={Trash2} label="Delete (Del)" disabled={!isDeletable} onClick={() => deleteSelected(store)} />
    </div>
  );
});
