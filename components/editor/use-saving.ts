"use client";

import { useEffect, useState } from "react";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import { newId } from "#lib/domain/ids.ts";
import { createStore, type EditorStore } from "#lib/editor/store.ts";
import { openJournals } from "./journal-store.ts";
import { Saver, tabName } from "./saver.ts";

/** A task opened for work: its store, and what brings it to the server. */
export interface OpenedTask {
  readonly store: EditorStore;
  readonly saver: Saver;
}

/** Opens the task with what the browser's journal kept of it; null until that is read. */
export function useSaving(task: EditedTask): OpenedTask | null {
  const [opened, setOpened] = useState<OpenedTask | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a task is opened once; later states come from the store
  useEffect(() => {
    let isLeft = false;
    let saver: Saver | undefined;
    void opening(task).then((made) => {
      if (isLeft) return;
      saver = made.saver;
      setOpened(made);
      void made.saver.start();
    });

    return () => {
      isLeft = true;
      saver?.stop();
      setOpened(null);
    };
  }, [task.taskId]);

  return opened;
}

async function opening(task: EditedTask): Promise<OpenedTask> {
  const { projectId, taskId, annotation, revision, suggestion, image, isEditable } = task;
  const journals = await openJournals();
  const journal = isEditable ? await journals.read(taskId) : null;
  const size = { width: image.width, height: image.height };
  const store = createStore({
    ...{ annotation, revision, suggestion, isEditable, journal },
    image: size,
    newId: () => newId(),
    now: () => performance.now(),
  });
  const address = `/api/projects/${projectId}/tasks/${taskId}`;

  return { store, saver: new Saver({ store, journals, taskId, address, tab: tabName() }) };
}
