import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { TaskQueuePage } from "#components/rounds/task-queue.tsx";
import { TaskQueue, taskQueue } from "#lib/views/task-queue.ts";
import { takeTaskAction } from "./actions.ts";

export const metadata: Metadata = { title: "Queue" };

/** An expert's own tasks, and the next one. */
export default async function Page({ params }: { readonly params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const data = await load(TaskQueue, taskQueue, { projectId });

  return <TaskQueuePage projectId={projectId} {...data} take={takeTaskAction} />;
}
