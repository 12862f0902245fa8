import type { Actor } from "#lib/domain/actor.ts";
import type { AuditAction } from "#lib/domain/audit.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { Transaction } from "./transaction.ts";

/** What an act was done to; never content. */
export interface AuditSubject {
  readonly projectId?: ProjectId;
  readonly subject?: string;
}

/** Writes down who did what, in the transaction that does it. */
// biome-ignore lint/complexity/useMaxParams: it reads as the sentence that it records
export async function record(tx: Transaction, actor: Actor, action: AuditAction, about: AuditSubject): Promise<void> {
  const name = actor.kind === "user" ? actor.id : actor.kind === "nobody" ? "nobody" : actor.name;
  await tx.auditEvent.create({
    data: {
      action,
      actorKind: actor.kind,
      actor: name,
      projectId: about.projectId ?? null,
      subject: about.subject ?? null,
    },
  });
}
