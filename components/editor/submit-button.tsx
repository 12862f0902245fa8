"use client";

import { Send } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import { lintsOf } from "#lib/editor/lints.ts";
import { LintList } from "./lint-list.tsx";
import type { Saver } from "./saver.ts";
import type { TaskActions } from "./task-bar.tsx";
import { useEditor } from "./use-editor.ts";
import { useNextTask } from "./use-next-task.ts";

interface SubmitButtonProps {
  readonly task: EditedTask;
  readonly saver: Saver;
  readonly actions: TaskActions;
}

/** Hands the task in; says first what is missing, and asks about what may have been forgotten. */
export function SubmitButton({ task, saver, actions }: SubmitButtonProps) {
  const { store, state } = useEditor();
  const [isAsking, setAsking] = useState(false);
  const { end, isEnding, refused } = useNextTask({ task, saver, actions });
  const lints = lintsOf(state.annotation, state.suggestion, task.protocol);
  const hasErrors = lints.some(({ level }) => level === "error");
  const submit = () => {
    setAsking(false);
    end(() => actions.submit({ taskId: task.taskId, revision: store.state().revision }));
  };
  const press = () => (lints.length > 0 ? setAsking(true) : submit());
  useSubmitKey(press);

  return (
    <>
      <Button look="primary" icon={Send} disabled={isEnding || !state.isEditable} onClick={press}>
        Submit <kbd className="font-mono text-xs">Ctrl ⏎</kbd>
      </Button>
      {refused && (
        <div className="fixed top-24 right-4 z-30 max-w-sm">
          <Notice tone="danger">{refused}</Notice>
        </div>
      )}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={hasErrors ? "Something is missing" : "Submit as it is?"}
        description={
          hasErrors ? "This has to be mended first." : "Look at these once more; you may submit all the same."
        }
      >
        <LintList lints={lints} onChosen={() => setAsking(false)} />
        <DialogButtons>
          <Button onClick={() => setAsking(false)}>Back to the task</Button>
          {!hasErrors && (
            <Button look="primary" onClick={submit}>
              Submit
            </Button>
          )}
        </DialogButtons>
      </Dialog>
    </>
  );
}

function useSubmitKey(press: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"]'))
        return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  });
}
