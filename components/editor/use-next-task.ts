"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/domain/action-result.ts";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import type { Saver } from "./saver.ts";
import type { TaskActions } from "./task-bar.tsx";

interface Ending {
  readonly task: EditedTask;
  readonly saver: Saver;
  readonly actions: TaskActions;
}

/** Ends the task once everything is with the server, and goes on to the next one, or to the queue where none is left. */
export function useNextTask({ task, saver, actions }: Ending) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [isEnding, startTransition] = useTransition();
  const queue = `/projects/${task.projectId}/tasks`;

  const end = (act: () => Promise<ActionResult<unknown>>) =>
    startTransition(async () => {
      setRefused(null);
      try {
        await saver.flushed();
      } catch {
        setRefused(
          "Not everything could be sent to the server. Your work is kept here: try again when you are online.",
        );
        return;
      }
      const ended = await act();
      if (!ended.ok) {
        setRefused(ended.message);
        return;
      }
      const next = await actions.take({ projectId: task.projectId });
      router.push(next.ok ? `${queue}/${next.value.taskId}` : queue);
    });

  return { end, isEnding, refused };
}
