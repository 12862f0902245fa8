import type { ItemRow } from "#lib/domain/item.ts";
import type { Codec } from "#lib/formats/codec.ts";
import { corrected } from "#lib/formats/source-manifest.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import type { openFiles } from "./open-files.ts";
import { rowBatches } from "./row-batches.ts";
import { type SeenBatch, seeBatch } from "./settle-batch.ts";
import { pictureTaker } from "./take-pictures.ts";

/** What goes through an import's files. */
export interface GoingThrough {
  readonly files: Awaited<ReturnType<typeof openFiles>>;
  readonly codec: Codec<ItemRow>;
  /** Rows up to this one are in already. */
  readonly lastRow: number;
  /** Null on a trial, which keeps nothing. */
  readonly storage: ObjectStore | null;
  readonly known: (hashes: string[]) => Promise<Set<string>>;
  /** Aborted: the next batch is not begun. */
  readonly signal: AbortSignal;
}

/** The label file in batches, the pictures of each looked at. */
export async function* seenBatches(through: GoingThrough): AsyncGenerator<SeenBatch> {
  const { files, codec, lastRow, signal } = through;
  const pictures = pictureTaker({ ...through, folder: files.folder });
  for await (const batch of rowBatches(files.labels(), { codec, lastRow, size: pace() })) {
    signal.throwIfAborted();
    const items = batch.items.map((item) => ({ ...corrected(item, files.manifest), row: item.row }));
    yield await seeBatch({ ...batch, items }, pictures);
  }
}

const LEAST = 32;
const MOST = 2000;

/** Sizes that make a batch take about a second: progress is seen to move, and a cancelled import stops soon. */
function pace(): () => number {
  let size = LEAST;
  let begun = performance.now();

  return () => {
    const seconds = (performance.now() - begun) / 1000;
    begun = performance.now();
    if (seconds > 1.5) size = Math.max(LEAST, Math.floor(size / 2));
    else if (seconds < 0.7) size = Math.min(MOST, size * 2);

    return size;
  };
}
