"use client";

import { ArrowLeft, BookOpen, CircleHelp, PanelRight } from "lucide-react";
import { IconButton, LinkButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import type { TaskId } from "#lib/domain/ids.ts";
import { DiscardButton } from "./discard-button.tsx";
import { KeyHelp } from "./key-help.tsx";
import type { Saver } from "./saver.ts";
import { SavingState } from "./saving-state.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** What the task page may ask of the server besides saving. */
export interface TaskActions {
  readonly submit: Action<{ taskId: string; revision: number }>;
  readonly discard: Action<{ taskId: string; reason: string }>;
  readonly take: Action<{ projectId: string }, { taskId: TaskId }>;
}

interface TaskBarProps {
  readonly task: EditedTask;
  readonly saver: Saver;
  readonly actions: TaskActions;
  readonly panel: Toggle;
  readonly help: Toggle;
}

interface Toggle {
  readonly isShown: boolean;
  readonly show: (shown: boolean) => void;
}

/** Over the picture: which task this is, whether it is saved, and how it ends. */
export function TaskBar({ task, saver, actions, panel, help }: TaskBarProps) {
  return (
    <header className="flex h-11 items-center gap-2 border-b bg-raised px-2">
      <LinkButton look="quiet" icon={ArrowLeft} href={`/projects/${task.projectId}/tasks`}>
        Queue
      </LinkButton>
      <h1 className="truncate text-sm">
        <span className="font-medium">
          {task.place} of {task.tasks}
        </span>{" "}
        <span className="text-muted">
          · round {task.round.number} · {task.protocol.name}
        </span>
      </h1>
      <span className="flex-1" />
      <SavingState />
      <Guideline words={task.guideline} />
      <IconButton icon={CircleHelp} label="Keys (?)" onClick={() => help.show(true)} />
      <KeyHelp open={help.isShown} onOpenChange={help.show} />
      <IconButton
        icon={PanelRight}
        label="Fold the panel (])"
        aria-pressed={panel.isShown}
        onClick={() => panel.show(!panel.isShown)}
      />
      {task.isEditable && <DiscardButton task={task} saver={saver} actions={actions} />}
      {task.isEditable ? (
        <SubmitButton task={task} saver={saver} actions={actions} />
      ) : (
        <span className="text-sm text-muted">{task.status}</span>
      )}
    </header>
  );
}

function Guideline({ words }: { readonly words: string }) {
  if (words.trim() === "") return null;

  return (
    <Dialog wide title="Guideline" trigger={<IconButton icon={BookOpen} label="Guideline" />}>
      <p className="text-sm/6 whitespace-pre-wrap">{words}</p>
    </Dialog>
  );
}
