import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { AnnotationEditor } from "#components/editor/annotation-editor.tsx";
import { TaskEditor, taskEditor } from "#lib/views/task-editor.ts";
import { TaskQueue, taskQueue } from "#lib/views/task-queue.ts";
import { discardTaskAction, submitAnnotationAction, takeTaskAction } from "../actions.ts";

export const metadata: Metadata = { title: "Task" };

interface PageProps {
  readonly params: Promise<{ readonly projectId: string; readonly taskId: string }>;
}

/** One task in the editor. */
export default async function Page({ params }: PageProps) {
  const { projectId, taskId } = await params;
  const task = await load(TaskEditor, taskEditor, { projectId, taskId });
  const { tasks } = await load(TaskQueue, taskQueue, { projectId });
  const actions = { submit: submitAnnotationAction, discard: discardTaskAction, take: takeTaskAction };

  return <AnnotationEditor key={taskId} task={task} tasks={tasks} actions={actions} />;
}
