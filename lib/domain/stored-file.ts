/** Bytes in the object store, as a page may ask for them. */
export type StoredFile = {
  readonly sha256: string;
  /** The name of what was derived from it; null: the bytes as they came. */
  readonly derived: string | null;
  /** Media type. */
  readonly type: string;
  /** Under what name to save it; null: it is shown. */
  readonly saveAs: string | null;
};
