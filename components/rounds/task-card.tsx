import { Ban, Check, CircleDashed, type LucideIcon, PencilLine, Undo2 } from "lucide-react";
import Link from "next/link";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Thumbnail } from "#components/ui/thumbnail.tsx";
import type { QueuedTask } from "#lib/domain/queued-task.ts";
import type { AssignmentStatus } from "#lib/domain/task.ts";

const STATES: Readonly<Record<AssignmentStatus, { tone: Tone; icon: LucideIcon; words: string }>> = {
  pending: { tone: "neutral", icon: CircleDashed, words: "not begun" },
  draft: { tone: "accent", icon: PencilLine, words: "draft" },
  submitted: { tone: "good", icon: Check, words: "submitted" },
  discarded: { tone: "warn", icon: Ban, words: "discarded" },
  withdrawn: { tone: "neutral", icon: Undo2, words: "withdrawn" },
};

interface TaskCardProps {
  readonly projectId: string;
  readonly task: QueuedTask;
}

/** A task as a picture with its state; leads to it. */
export function TaskCard({ projectId, task }: TaskCardProps) {
  const { tone, icon, words } = STATES[task.status];

  return (
    <Link
      href={`/projects/${projectId}/tasks/${task.taskId}`}
      className="grid gap-2 overflow-hidden rounded-panel border bg-raised hover:border-edge"
    >
      <Thumbnail src={`/api/projects/${projectId}/images/${task.imageId}/thumbnail`} alt="" className="w-full" />
      <span className="grid gap-1 px-3 pb-3">
        <span className="flex items-center justify-between gap-2 text-sm">
          <span className="text-muted">
            Round {task.round} · {task.place}
          </span>
          <Badge tone={tone} icon={icon}>
            {words}
          </Badge>
        </span>
        <span className="line-clamp-2 text-sm">{task.description}</span>
      </span>
    </Link>
  );
}
