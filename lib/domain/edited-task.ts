import type { Annotation } from "./annotation.ts";
import type { Size } from "./geometry.ts";
import type { ImageId, ItemId, ProjectId, TaskId } from "./ids.ts";
import type { Protocol } from "./protocol.ts";
import type { Suggestion } from "./suggestion.ts";
import type { AssignmentStatus } from "./task.ts";
import type { TextOrigin } from "./taxonomy.ts";

/** A task as its expert has it before him. */
export interface EditedTask {
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  readonly round: { readonly number: number; readonly kind: string };
  readonly protocol: Protocol;
  readonly status: AssignmentStatus;
  /** May it be changed? A task that is finished is shown as it was handed in. */
  readonly isEditable: boolean;
  /** Place in the round, from 1, of so many. */
  readonly place: number;
  readonly tasks: number;
  readonly guideline: string;
  readonly item: { readonly id: ItemId; readonly description: string; readonly textOrigin: TextOrigin };
  readonly image: Size & { readonly id: ImageId; readonly path: string };
  /** Number of the draft's newest state; 0: nothing is stored yet. */
  readonly revision: number;
  readonly annotation: Annotation;
  /** The machine's proposals, where they may be shown; else null. */
  readonly suggestion: Suggestion | null;
}
