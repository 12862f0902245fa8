/** What two people, or tabs, changed in different ways. Mine stands, save where the other's took the thing away. */
export interface Conflict {
  readonly what: "text" | "mention" | "region" | "question" | "decision" | "overall" | "nothing-to-draw";
  /** The entity's or text's id; null where there is but one. */
  readonly id: string | null;
  /** The field that both changed; null: the thing as a whole. */
  readonly field: string | null;
  readonly winner: "mine" | "theirs";
}
