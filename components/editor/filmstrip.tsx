import Link from "next/link";
import { classNames } from "#components/ui/class-names.ts";
import type { QueuedTask } from "#lib/domain/queued-task.ts";

interface FilmstripProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly tasks: readonly QueuedTask[];
}

/** The expert's own tasks as pictures, this one marked. */
export function Filmstrip({ projectId, taskId, tasks }: FilmstripProps) {
  if (tasks.length < 2) return null;
  const inOrder = tasks.toSorted((a, b) => a.round - b.round || a.place - b.place);

  return (
    <nav aria-label="My tasks" className="flex h-16 items-center gap-1 overflow-x-auto border-t bg-raised px-2">
      {inOrder.map((task) => (
        <Link
          key={task.taskId}
          href={`/projects/${projectId}/tasks/${task.taskId}`}
          aria-current={task.taskId === taskId ? "page" : undefined}
          aria-label={`Task ${task.place}, ${task.status}`}
          className={classNames(
            "relative size-12 shrink-0 overflow-hidden border-2",
            task.taskId === taskId ? "border-accent" : "border-transparent hover:border-edge",
          )}
        >
          {/* biome-ignore lint/performance/noImgElement: thumbnails come sized from our own store */}
          <img
            src={`/api/projects/${projectId}/images/${task.imageId}/thumbnail`}
            alt=""
            loading="lazy"
            className="size-full object-cover"
          />
          {task.status === "submitted" && (
            <span aria-hidden className="absolute right-0 bottom-0 bg-good px-1 text-xs text-surface">
              ✓
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
