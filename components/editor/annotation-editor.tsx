"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import type { QueuedTask } from "#lib/domain/queued-task.ts";
import { createView } from "#lib/editor/view.ts";
import type { PictureFiles } from "./canvas/picture.tsx";
import { Filmstrip } from "./filmstrip.tsx";
import { SavingNotice } from "./saving-state.tsx";
import { SidePanel } from "./side-panel.tsx";
import { type TaskActions, TaskBar } from "./task-bar.tsx";
import { Toolbar } from "./toolbar.tsx";
import { EditorContext } from "./use-editor.ts";
import { useKeymap } from "./use-keymap.ts";
import { type OpenedTask, useSaving } from "./use-saving.ts";

const Canvas = dynamic(() => import("./canvas/stage.tsx").then(({ Canvas: Stage }) => Stage), {
  ssr: false,
  loading: () => <div className="bg-surround" />,
});

interface AnnotationEditorProps {
  readonly task: EditedTask;
  /** The expert's own tasks, for the strip below. */
  readonly tasks: readonly QueuedTask[];
  readonly actions: TaskActions;
}

/** The task page: the picture with its boxes, the texts with their mentions, and what the machine proposes. */
export function AnnotationEditor({ task, tasks, actions }: AnnotationEditorProps) {
  const opened = useSaving(task);
  if (!opened) return <div aria-busy="true" className="h-full bg-surround" />;

  return (
    <EditorContext value={opened.store}>
      <OpenedEditor opened={opened} task={task} tasks={tasks} actions={actions} />
    </EditorContext>
  );
}

function filesOf(projectId: string, imageId: string): PictureFiles {
  const images = `/api/projects/${projectId}/images/${imageId}`;

  return { fitted: `${images}/fitted`, original: `${images}/original` };
}

function OpenedEditor({ opened, task, tasks, actions }: AnnotationEditorProps & { readonly opened: OpenedTask }) {
  const { store, saver } = opened;
  const [isPanelShown, showPanel] = useState(true);
  const [isHelpShown, showHelp] = useState(false);
  const [view] = useState(() => createView(task.image));
  useKeymap({
    ...{ store, view },
    page: { foldPanel: () => showPanel((shown) => !shown), showHelp: () => showHelp(true) },
  });
  const { projectId, image } = task;
  const files = useMemo(() => filesOf(projectId, image.id), [projectId, image.id]);
  const takeOver = () => void saver.takeOver().then(() => window.location.reload());

  return (
    <div className="flex h-full min-h-0 flex-col">
      <TaskBar
        {...{ task, saver, actions }}
        panel={{ isShown: isPanelShown, show: showPanel }}
        help={{ isShown: isHelpShown, show: showHelp }}
      />
      <div className="px-3 empty:hidden [&>*]:my-2">
        <SavingNotice takeOver={takeOver} />
      </div>
      <div className="relative grid min-h-0 flex-1 grid-cols-[auto_minmax(0,1fr)_auto] grid-rows-[minmax(0,1fr)]">
        <Toolbar />
        <Canvas view={view} files={files} />
        {isPanelShown && <SidePanel task={task} />}
      </div>
      <Filmstrip projectId={task.projectId} taskId={task.taskId} tasks={tasks} />
    </div>
  );
}
