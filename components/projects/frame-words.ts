import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";

/** What the frame around a page is told: who one is, one's projects, and what one is in the present one. */
export interface FrameWords {
  readonly name: string;
  readonly founder: boolean;
  /** Is one an admin anywhere? */
  readonly leads: boolean;
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly here: { readonly id: ProjectId; readonly name: string; readonly roles: readonly Role[] } | null;
}
