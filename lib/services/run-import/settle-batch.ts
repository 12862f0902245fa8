import { insertImages, type NewImage } from "#lib/db/images.ts";
import { type ItemsOf, insertItems, knownItems } from "#lib/db/items.ts";
import { addSources } from "#lib/db/sources.ts";
import type { Reader, Transaction } from "#lib/db/transaction.ts";
import type { ImageFacts } from "#lib/domain/image.ts";
import type { ImportProgress, Problem } from "#lib/domain/import.ts";
import type { ItemRow } from "#lib/domain/item.ts";
import { unlicensed } from "#lib/domain/source.ts";
import type { RowBatch } from "./row-batches.ts";
import type { PictureTaker } from "./take-pictures.ts";

type Numbered = ItemRow & { readonly row: number };
type WithPicture = Numbered & { readonly sha256: string };

/** A batch whose pictures are looked at. */
export interface SeenBatch extends RowBatch {
  readonly withPicture: readonly WithPicture[];
  readonly fresh: ReadonlyMap<string, ImageFacts>;
}

/** Looks at the batch's pictures; a row without a good one becomes a problem. */
export async function seeBatch(batch: RowBatch, pictures: PictureTaker): Promise<SeenBatch> {
  const { taken, fresh } = await pictures.take(batch.items.map(({ imagePath }) => imagePath));
  const withPicture: WithPicture[] = [];
  const problems = [...batch.problems];
  for (const item of batch.items) {
    const answer = taken(item.imagePath);
    if ("sha256" in answer) withPicture.push({ ...item, sha256: answer.sha256 });
    else problems.push({ row: item.row, field: "image", code: answer.code, detail: answer.detail });
  }

  return { ...batch, problems, withPicture, fresh };
}

/** Which rows of a batch are new, and what is wrong with it by now. */
export interface Sorted {
  readonly fresh: readonly WithPicture[];
  readonly unchanged: number;
  readonly problems: Problem[];
}

/** Tells rows that are in already from new ones, and from those whose id stands for something else. */
export async function sortBatch(
  reader: Reader,
  of: Pick<ItemsOf, "projectId" | "format">,
  batch: SeenBatch,
): Promise<Sorted> {
  const ids = batch.withPicture.map(({ externalId }) => externalId);
  const known = await knownItems(reader, of, ids);
  const fresh: WithPicture[] = [];
  const problems = [...batch.problems];
  for (const item of batch.withPicture) {
    const there = known.get(item.externalId);
    if (!there) fresh.push(item);
    else if (there.sha256 !== item.sha256 || there.description !== item.description)
      problems.push({ row: item.row, field: "id", code: "id-taken", detail: item.externalId });
  }
  const taken = problems.length - batch.problems.length;

  return { fresh, unchanged: ids.length - fresh.length - taken, problems: problems.toSorted(byRow) };
}

/** Stores the batch's new pictures and items; answers how many there were of each. */
export async function storeBatch(
  tx: Transaction,
  of: ItemsOf,
  { batch, sorted }: { batch: SeenBatch; sorted: Sorted },
): Promise<{ images: number; items: number }> {
  const firstRows = new Map<string, WithPicture>();
  for (const item of batch.withPicture) if (!firstRows.has(item.sha256)) firstRows.set(item.sha256, item);
  const images: NewImage[] = [];
  for (const [sha256, facts] of batch.fresh) {
    const row = firstRows.get(sha256);
    if (row) images.push({ ...row, facts, path: row.imagePath });
  }
  await addSources(tx, of.projectId, [...new Set(images.map(({ source }) => source))].map(unlicensed));
  const stored = await insertImages(tx, of.projectId, images);
  const items = await insertItems(tx, of, sorted.fresh);

  return { images: stored, items: items.size };
}

/** Progress after the batch. */
export function advanced(
  before: ImportProgress,
  { batch, sorted }: { batch: SeenBatch; sorted: Sorted },
  { images, items }: { images: number; items: number },
): ImportProgress {
  return {
    rows: batch.rows,
    bytesRead: batch.bytesRead,
    bytesTotal: before.bytesTotal,
    images: before.images + images,
    items: before.items + items,
    unchanged: before.unchanged + sorted.unchanged + (sorted.fresh.length - items),
    skipped: before.skipped + batch.skipped.length,
    problems: before.problems + sorted.problems.length,
  };
}

function byRow(a: Problem, b: Problem): number {
  return (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER);
}
