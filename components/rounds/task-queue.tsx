import { ListChecks } from "lucide-react";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { QueuedTask } from "#lib/domain/queued-task.ts";
import { isEditable } from "#lib/domain/task.ts";
import { type TakeTask, TakeTaskButton } from "./take-task-button.tsx";
import { TaskCard } from "./task-card.tsx";

interface TaskQueueProps {
  readonly projectId: string;
  /** Tasks that the expert may still take. */
  readonly waiting: number;
  readonly tasks: readonly QueuedTask[];
  readonly take: TakeTask;
}

/** An expert's own tasks: the next one, what he has begun, what he has finished. */
export function TaskQueuePage({ projectId, waiting, tasks, take }: TaskQueueProps) {
  const begun = tasks.filter(({ status, isOpen }) => isEditable(status) && isOpen);
  const finished = tasks.filter((task) => !begun.includes(task));
  const next = <TakeTaskButton projectId={projectId} waiting={waiting} take={take} />;

  return (
    <PageBody>
      <PageHeader
        title="Queue"
        description={`${waiting.toLocaleString("en")} ${waiting === 1 ? "task waits" : "tasks wait"} for you. Drafts are saved as you work; only you see them.`}
        actions={next}
      />
      {tasks.length === 0 && (
        <EmptyState icon={ListChecks} title={waiting > 0 ? "Nothing begun yet" : "Nothing to do"}>
          {waiting > 0
            ? "Take the next task: a picture, its description, and what the machine proposes."
            : "When an admin sends items to the experts, they wait here."}
        </EmptyState>
      )}
      <TaskList title="My drafts" projectId={projectId} tasks={begun} />
      <TaskList title="Finished" projectId={projectId} tasks={finished} />
    </PageBody>
  );
}

interface TaskListProps {
  readonly title: string;
  readonly projectId: string;
  readonly tasks: readonly QueuedTask[];
}

function TaskList({ title, projectId, tasks }: TaskListProps) {
  if (tasks.length === 0) return null;

  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">
        {title} <span className="text-muted">{tasks.length}</span>
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
        {tasks.map((task) => (
          <li key={task.taskId}>
            <TaskCard projectId={projectId} task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}
