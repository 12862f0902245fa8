"use client";

import { Check, CloudOff, type LucideIcon, RefreshCw, TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type CalmState, useEditor } from "./use-editor.ts";

/** In the bar: whether the work is with the server. */
export function SavingState() {
  const { state } = useEditor();
  const { icon: Icon, words, look } = savingWords(state);

  return (
    <span role="status" data-saving={state.saving.state} className={`flex items-center gap-1.5 text-xs ${look}`}>
      <Icon aria-hidden size={14} />
      {words}
    </span>
  );
}

function savingWords({ saving, unsent }: CalmState): { icon: LucideIcon; words: string; look: string } {
  const changes = unsent === 1 ? "1 change" : `${unsent} changes`;
  switch (saving.state) {
    case "saved":
      return { icon: Check, words: "saved", look: "text-muted" };
    case "saving":
      return { icon: RefreshCw, words: "saving …", look: "text-muted" };
    case "offline":
      return { icon: CloudOff, words: unsent > 0 ? `offline, ${changes} kept here` : "offline", look: "text-warn" };
    case "other-tab":
      return { icon: TriangleAlert, words: "edited in another tab", look: "text-warn" };
    case "refused":
      return { icon: TriangleAlert, words: "not saved", look: "text-danger" };
  }
}

interface SavingNoticeProps {
  readonly takeOver: () => void;
}

/** Over the page: why nothing can be changed here, and what to do; or what another tab changed as well. */
export function SavingNotice({ takeOver }: SavingNoticeProps) {
  const { store, state } = useEditor();
  const { saving, conflicts } = state;
  if (saving.state === "other-tab")
    return (
      <Notice
        tone="warn"
        title="This task is open in another tab"
        action={
          <Button look="primary" onClick={takeOver}>
            Edit here instead
          </Button>
        }
      >
        Nothing that you do there is lost. Here you can look, and change nothing.
      </Notice>
    );
  if (saving.state === "refused")
    return (
      <Notice tone="danger" title="The server takes no more changes of this task">
        {saving.message} What was not sent is kept in this browser.
      </Notice>
    );
  if (conflicts.length === 0) return null;

  return (
    <Notice
      tone="warn"
      title="Another tab changed the same things"
      action={<Button onClick={() => store.readConflicts()}>Understood</Button>}
    >
      {conflicts.length === 1 ? "One thing was" : `${conflicts.length} things were`} changed in both. What you see here
      is kept; undo takes it back.
    </Notice>
  );
}
