"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { TaskId } from "#lib/domain/ids.ts";

export type TakeTask = Action<{ projectId: string }, { taskId: TaskId }>;

interface TakeTaskButtonProps {
  readonly projectId: string;
  readonly waiting: number;
  readonly take: TakeTask;
}

/** Takes the next task and goes to it. */
export function TakeTaskButton({ projectId, waiting, take }: TakeTaskButtonProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [isTaking, startTransition] = useTransition();
  const next = () =>
    startTransition(async () => {
      const answer = await take({ projectId });
      if (answer.ok) router.push(`/projects/${projectId}/tasks/${answer.value.taskId}`);
      else setRefused(answer.message);
    });

  return (
    <div className="grid justify-items-end gap-2">
      <Button look="primary" icon={ArrowRight} onClick={next} disabled={isTaking || waiting === 0}>
        Take the next task
      </Button>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </div>
  );
}
