import type { SkippedRow } from "#lib/db/imports.ts";
import type { Problem } from "#lib/domain/import.ts";
import type { ItemRow } from "#lib/domain/item.ts";
import type { Codec, RowReading } from "#lib/formats/codec.ts";
import { jsonRows } from "#lib/formats/json-rows.ts";

/** Rows of a label file that are committed together. */
export interface RowBatch {
  readonly items: (ItemRow & { readonly row: number })[];
  readonly problems: Problem[];
  readonly skipped: SkippedRow[];
  /** Rows read from the file up to here, and bytes. */
  rows: number;
  bytesRead: number;
}

type Answer = RowReading<ItemRow>;

/** How rows are read, and from where on. */
interface RowsAsked {
  readonly codec: Codec<ItemRow>;
  /** Rows up to this one are in already: only their ids are noted. */
  readonly lastRow: number;
  /** How many rows the next batch may hold; asked at its beginning. */
  readonly size: () => number;
}

/** Reads a label file in batches. Of rows that share an id the first counts. The last batch may be empty. */
export async function* rowBatches(bytes: AsyncIterable<Uint8Array>, reading: RowsAsked): AsyncGenerator<RowBatch> {
  const ids = new Set<string>();
  let batch = emptyBatch(reading.lastRow, 0);
  let size = reading.size();
  for await (const read of jsonRows(bytes)) {
    const answer = "value" in read ? single(reading.codec.read(read.value), ids) : { problem: read.problem };
    if (read.row !== null && read.row <= reading.lastRow) continue;
    add(batch, read.row, answer);
    batch.rows = read.row ?? batch.rows;
    batch.bytesRead = read.end;
    if (batch.items.length + batch.problems.length + batch.skipped.length < size) continue;
    yield batch;
    batch = emptyBatch(batch.rows, batch.bytesRead);
    size = reading.size();
  }
  yield batch;
}

function add(batch: RowBatch, row: number | null, answer: Answer): void {
  if ("problem" in answer) batch.problems.push({ row, ...answer.problem });
  else if (row !== null && "value" in answer) batch.items.push({ row, ...answer.value });
  else if (row !== null && "skip" in answer) batch.skipped.push({ row, reason: answer.skip });
}

/** The answer, or that a row before had its id. */
function single(answer: Answer, ids: Set<string>): Answer {
  if (!("value" in answer)) return answer;
  const id = answer.value.externalId;
  if (ids.has(id)) return { problem: { field: "id", code: "duplicate-id", detail: id } };
  ids.add(id);

  return answer;
}

function emptyBatch(rows: number, bytesRead: number): RowBatch {
  return { items: [], problems: [], skipped: [], rows, bytesRead };
}
