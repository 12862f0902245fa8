import type { Problem, SkipReason } from "#lib/domain/import.ts";

/** What is wrong with a row, its number left to who counts them. */
export type Fault = Omit<Problem, "row">;

/** What became of a row: understood, wrong, or of another kind that this format does not take. */
export type RowReading<Value> = { readonly value: Value } | { readonly problem: Fault } | { readonly skip: SkipReason };

/** A label file's format: reading may fail row by row. */
export interface Codec<Value> {
  readonly name: string;
  read(row: unknown): RowReading<Value>;
}
