import type { Fault } from "./codec.ts";
import { shortened } from "./row-fields.ts";
import { rowSplitter, type SplitRow } from "./row-splitter.ts";

/** An element of the array, numbered from 1; or what is wrong with it; with `row` null, with the file as a whole. */
export type JsonRow =
  | { readonly row: number; readonly value: unknown; readonly end: number }
  | { readonly row: number | null; readonly problem: Fault; readonly end: number };

/** Bounds of one row: what goes beyond is a problem of that row, and never lies in memory whole. */
interface RowLimits {
  readonly bytes: number;
  readonly depth: number;
}

const ROW_LIMITS: RowLimits = { bytes: 1_048_576, depth: 64 };

/**
 * Reads a top-level JSON array row by row, in the memory of one row. A row that is no JSON does not hide the others.
 * `end` is how many bytes of the file are behind it.
 */
export async function* jsonRows(bytes: AsyncIterable<Uint8Array>, limits = ROW_LIMITS): AsyncGenerator<JsonRow> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const splitter = rowSplitter(limits);
  for await (const chunk of bytes) {
    for (const split of splitter.push(chunk)) yield parsed(split, decoder);
    if (splitter.isOver()) return;
  }
  for (const split of splitter.finish()) yield parsed(split, decoder);
}

function parsed(split: SplitRow, decoder: TextDecoder): JsonRow {
  if ("fault" in split) return { row: split.row, end: split.end, problem: split.fault };
  const { row, end } = split;
  let text: string;
  try {
    text = decoder.decode(split.bytes);
  } catch {
    return { row, end, problem: fault("not-utf-8", startOf(split.bytes)) };
  }
  try {
    return { row, end, value: JSON.parse(text) };
  } catch (error) {
    return { row, end, problem: fault("not-json", `${messageOf(error)} in ${text.slice(0, 80)}`) };
  }
}

function fault(code: Fault["code"], detail: string): Fault {
  return { field: null, code, detail: shortened(detail, 240) };
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 80));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 120) : "";
}
