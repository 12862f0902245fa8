import { z } from "zod";

/** What is written down of every act that changes something. Never content, never a secret. */
export const AuditAction = z.enum([
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "signed-out-everywhere",
  "password-changed",
  "person-added",
  "person-disabled",
  "person-enabled",
  "roles-changed",
  "project-created",
  "import-started",
  "import-finished",
  "import-cancelled",
  "run-started",
  "run-retried",
  "run-cancelled",
  "recipe-saved",
  "run-recorded",
  "recording-replayed",
  "round-opened",
  "round-closed",
  "task-taken",
  "annotation-submitted",
  "task-discarded",
  "exported",
  "engine-set",
  "engine-unset",
  "engine-tested",
]);
export type AuditAction = z.infer<typeof AuditAction>;
