import type { Annotation } from "#lib/domain/annotation.ts";
import type { Conflict } from "#lib/domain/conflict.ts";
import type { Size } from "#lib/domain/geometry.ts";
import type { MentionId, ProposalId, QuestionId, RegionId } from "#lib/domain/ids.ts";
import type { TextId } from "#lib/domain/mention.ts";
import type { Span } from "#lib/domain/span.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";

/** What the next act is about. */
export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "region"; readonly id: RegionId }
  | { readonly kind: "mention"; readonly id: MentionId }
  | { readonly kind: "words"; readonly text: TextId; readonly span: Span }
  | { readonly kind: "question"; readonly id: QuestionId };

export const NOTHING_SELECTED: Selection = { kind: "none" };

export type ToolName = "select" | "box" | "pan";

/** What hovering lights up; nothing of it is stored. */
export interface Lit {
  readonly regions: ReadonlySet<RegionId>;
  readonly mentions: ReadonlySet<MentionId>;
  readonly proposals: ReadonlySet<ProposalId>;
}

export const UNLIT: Lit = { regions: new Set(), mentions: new Set(), proposals: new Set() };

/** Is anything lit, so that the rest steps back? */
export function isAnyLit({ regions, mentions, proposals }: Lit): boolean {
  return regions.size + mentions.size + proposals.size > 0;
}

/** Where the work is: with the server, on its way, kept here, or held by another tab. */
export type Saving =
  | { readonly state: "saved" }
  | { readonly state: "saving" }
  | { readonly state: "offline" }
  | { readonly state: "other-tab" }
  | { readonly state: "refused"; readonly message: string };

/** All that the editor shows. A new object for every change, its parts kept where they are the same. */
export interface EditorState {
  readonly annotation: Annotation;
  readonly suggestion: Suggestion | null;
  readonly image: Size;
  /** May it be changed here and now? Not while another tab writes, nor after the server has refused. */
  readonly isEditable: boolean;
  readonly selection: Selection;
  readonly lit: Lit;
  readonly tool: ToolName;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The server's number of the state that it has. */
  readonly revision: number;
  readonly unsent: number;
  readonly saving: Saving;
  /** What another tab changed as well, until it is read. */
  readonly conflicts: readonly Conflict[];
}
