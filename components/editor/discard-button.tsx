"use client";

import { SkipForward } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Textarea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import type { Saver } from "./saver.ts";
import type { TaskActions } from "./task-bar.tsx";
import { useNextTask } from "./use-next-task.ts";

interface DiscardButtonProps {
  readonly task: EditedTask;
  readonly saver: Saver;
  readonly actions: TaskActions;
}

/** Leaves the task to others, for a reason. */
export function DiscardButton({ task, saver, actions }: DiscardButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const { end, isEnding, refused } = useNextTask({ task, saver, actions });
  const discard = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    end(() => actions.discard({ taskId: task.taskId, reason }));
  };

  return (
    <Dialog
      open={isAsking}
      onOpenChange={setAsking}
      title="Leave this task to others"
      description="You do not get it again. Your draft is kept."
      trigger={<Button icon={SkipForward}>Skip</Button>}
    >
      <form onSubmit={discard} className="grid gap-4">
        <Field label="Why">
          <Textarea name="reason" required maxLength={500} placeholder="The picture cannot be judged because …" />
        </Field>
        {refused && <Notice tone="danger">{refused}</Notice>}
        <DialogButtons>
          <Button onClick={() => setAsking(false)}>Back to the task</Button>
          <Button look="danger" type="submit" disabled={isEnding}>
            Skip the task
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
