"use server";

import { action } from "#app/_edge/action.ts";
import { DiscardTask, discardTask } from "#lib/services/discard-task.ts";
import { SubmitAnnotation, submitAnnotation } from "#lib/services/submit-annotation.ts";
import { TakeTask, takeTask } from "#lib/services/take-task.ts";

export const takeTaskAction = action(TakeTask, takeTask);
export const submitAnnotationAction = action(SubmitAnnotation, submitAnnotation);
export const discardTaskAction = action(DiscardTask, discardTask);
