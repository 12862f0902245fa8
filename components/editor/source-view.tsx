"use client";

import { OriginBadge } from "#components/items/origin-badge.tsx";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import { editBetween } from "#lib/domain/text-edit.ts";
import { useEditor } from "./use-editor.ts";

/** The source description as it was written, with what the text has changed of it. */
export function SourceView({ item }: { readonly item: EditedTask["item"] }) {
  const { state } = useEditor();
  const edit = editBetween(item.description, state.annotation.texts.description ?? "");

  return (
    <details className="rounded-panel border px-3 py-2">
      <summary className="flex items-center gap-2 text-sm font-medium">
        Source text <OriginBadge origin={item.textOrigin} />
        {edit && <span className="text-xs font-normal text-muted">edited</span>}
      </summary>
      <p className="mt-2 text-sm/6 whitespace-pre-wrap">
        {edit ? (
          <>
            {item.description.slice(0, edit.from)}
            <del className="bg-danger/15">{edit.removed}</del>
            <ins className="bg-good/20 no-underline">{edit.insert}</ins>
            {item.description.slice(edit.from + edit.removed.length)}
          </>
        ) : (
          item.description
        )}
      </p>
    </details>
  );
}
