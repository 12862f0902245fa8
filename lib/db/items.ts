import type { ImageId, ImportId, ItemId, ProjectId } from "#lib/domain/ids.ts";
import { TextOrigin } from "#lib/domain/taxonomy.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A description on its way in; its picture is known by the hash of its bytes. */
export interface NewItem {
  readonly externalId: string;
  readonly sha256: string;
  readonly description: string;
  readonly textOrigin: TextOrigin;
  readonly annotator: string | null;
}

/** What items are taken in for. */
export interface ItemsOf {
  readonly projectId: ProjectId;
  readonly importId: ImportId;
  readonly format: string;
}

/** Takes in items whose ids the project does not have; what is there stays as it is. Answers the ids of the new ones. */
export async function insertItems(tx: Transaction, of: ItemsOf, items: readonly NewItem[]): Promise<Set<string>> {
  const rows = items.map((item, order) => ({ id: crypto.randomUUID(), order, ...item }));
  const inserted = await tx.$queryRaw<{ externalId: string }[]>`
    INSERT INTO item (id, project_id, image_id, import_id, format, external_id, description, text_origin, annotator)
    SELECT r.id, ${of.projectId}::uuid, image.id, ${of.importId}::uuid, ${of.format}, r."externalId", r.description,
      r."textOrigin", r.annotator
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, "order" int, "externalId" text, sha256 text,
      description text, "textOrigin" text, annotator text)
    JOIN image ON image.project_id = ${of.projectId}::uuid AND image.sha256 = r.sha256
    ORDER BY r."order"
    ON CONFLICT (project_id, format, external_id) DO NOTHING
    RETURNING external_id AS "externalId"`;

  return new Set(inserted.map(({ externalId }) => externalId));
}

/** Of the project's items of this format with these ids, what they are: by it one tells the same from another. */
export async function knownItems(
  reader: Reader,
  { projectId, format }: Pick<ItemsOf, "projectId" | "format">,
  externalIds: string[],
): Promise<Map<string, { description: string; sha256: string }>> {
  const rows = await reader.item.findMany({
    where: { projectId, format, externalId: { in: externalIds } },
    select: { externalId: true, description: true, image: { select: { sha256: true } } },
  });

  return new Map(rows.map(({ externalId, description, image }) => [externalId, { description, sha256: image.sha256 }]));
}

/** An item in a list. */
export interface ItemRow {
  readonly id: ItemId;
  /** Place in the order of import. */
  readonly number: number;
  readonly externalId: string;
  readonly description: string;
  readonly textOrigin: TextOrigin;
  readonly annotator: string | null;
  readonly image: {
    readonly id: ImageId;
    readonly path: string;
    readonly width: number;
    readonly height: number;
    readonly source: string;
  };
  /** Machine suggestions that it has. */
  readonly suggestions: number;
}

/** Which items a list shows, and from where on. */
export interface ItemFilter {
  readonly source?: string | undefined;
  readonly textOrigin?: TextOrigin | undefined;
  readonly suggested?: boolean | undefined;
  readonly imageId?: ImageId | undefined;
  readonly importId?: ImportId | undefined;
  /** Numbers above this. */
  readonly after: number;
  readonly take: number;
}

const COLUMNS = {
  id: true,
  number: true,
  externalId: true,
  description: true,
  textOrigin: true,
  annotator: true,
  image: { select: { id: true, path: true, width: true, height: true, source: { select: { name: true } } } },
  _count: { select: { suggestions: true } },
} as const;

/** A page of the project's items, in the order of their import. */
export async function itemsOf(reader: Reader, projectId: ProjectId, filter: ItemFilter): Promise<ItemRow[]> {
  const { source, textOrigin, suggested, imageId, importId, after, take } = filter;
  const rows = await reader.item.findMany({
    where: {
      projectId,
      number: { gt: after },
      ...(imageId && { imageId }),
      ...(importId && { importId }),
      ...(textOrigin && { textOrigin }),
      ...(source && { image: { source: { name: source } } }),
      ...(suggested !== undefined && { suggestions: suggested ? { some: {} } : { none: {} } }),
    },
    orderBy: { number: "asc" },
    take,
    select: COLUMNS,
  });

  return rows.map(rowOf);
}

/** The project's item; null where it has none of this id. */
export async function itemById(reader: Reader, projectId: ProjectId, id: ItemId): Promise<ItemRow | null> {
  const row = await reader.item.findFirst({ where: { id, projectId }, select: COLUMNS });

  return row && rowOf(row);
}

type Selected = Awaited<ReturnType<Reader["item"]["findMany"]>>[number];

function rowOf({ id, number, textOrigin, image, _count, ...row }: Found): ItemRow {
  return {
    id: id as ItemId,
    number: Number(number),
    ...row,
    textOrigin: TextOrigin.parse(textOrigin),
    image: { ...image, id: image.id as ImageId, source: image.source.name },
    suggestions: _count.suggestions,
  };
}

/** As much of a row as is selected. */
type Found = Pick<Selected, "id" | "number" | "externalId" | "description" | "textOrigin" | "annotator"> & {
  image: { id: string; path: string; width: number; height: number; source: { name: string } };
  _count: { suggestions: number };
};
