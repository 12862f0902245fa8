import { z } from "zod";

/** One expert's share of a task. */
export const AssignmentStatus = z.enum(["pending", "draft", "submitted", "discarded", "withdrawn"]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export type TaskRefusals = {
  "no-task-left": Record<string, never>;
  "task-not-yours": Record<string, never>;
  "task-finished": { status: string };
  "lease-lost": { since: string };
  "not-ready-to-submit": { missing: string };
  "operation-does-not-apply": { revision: number };
};

/** May the draft still be changed? */
export function isEditable(status: AssignmentStatus): boolean {
  return status === "pending" || status === "draft";
}
