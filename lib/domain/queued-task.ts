import type { ImageId, TaskId } from "./ids.ts";
import type { AssignmentStatus } from "./task.ts";

/** A task in its expert's list. */
export interface QueuedTask {
  readonly taskId: TaskId;
  readonly status: AssignmentStatus;
  readonly round: number;
  readonly isOpen: boolean;
  /** Place in the round, from 1. */
  readonly place: number;
  readonly imageId: ImageId;
  readonly path: string;
  readonly description: string;
  readonly submittedAt: Date | null;
  readonly discardReason: string | null;
}
