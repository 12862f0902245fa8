import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type ImportRow, importById, problemCounts, problemsOf } from "#lib/db/imports.ts";
import { type ItemRow, itemsOf } from "#lib/db/items.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ImportId, ProjectId } from "#lib/domain/ids.ts";
import type { Problem } from "#lib/domain/import.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { fileNameOf } from "#lib/formats/image-path.ts";

export const ImportReport = z.object({
  projectId: ProjectId,
  importId: ImportId,
  /** Problems after this one. */
  after: z.coerce.number().int().nonnegative().default(0),
});

const PAGE = 200;
const CONTACT_SHEET = 12;

/** Everything about one import. */
export interface ImportReportData {
  readonly projectId: ProjectId;
  readonly import: Omit<ImportRow, "projectId" | "lastRow">;
  readonly labels: string;
  readonly counts: readonly { readonly code: string; readonly skipped: boolean; readonly rows: number }[];
  readonly problems: readonly (Problem & { readonly number: number })[];
  /** Where the next page of problems begins; null: there is none. */
  readonly next: number | null;
  /** Some of what came in. */
  readonly newest: readonly { readonly imageId: string; readonly itemId: string; readonly path: string }[];
}

/** One import: how far it is, what came in, what did not and why. */
export async function importReport(
  { actor, reader }: Reading,
  { projectId, importId, after }: z.output<typeof ImportReport>,
): Promise<ImportReportData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const row = await importById(reader, importId);
  if (row?.projectId !== projectId) throw new Refusal("not-found", { what: "import", id: importId });
  const [counts, problems, items] = await Promise.all([
    problemCounts(reader, importId),
    problemsOf(reader, importId, { after, take: PAGE + 1 }),
    row.dryRun ? [] : itemsOf(reader, projectId, { importId, after: 0, take: CONTACT_SHEET * 4 }),
  ]);
  const shown = problems.slice(0, PAGE);

  return {
    projectId,
    import: row,
    labels: fileNameOf(row.place.labels).name,
    counts,
    problems: shown,
    next: problems.length > PAGE ? (shown.at(-1)?.number ?? null) : null,
    newest: contactSheet(items),
  };
}

/** One item of each picture. */
function contactSheet(items: readonly ItemRow[]): ImportReportData["newest"] {
  const byImage = new Map(
    items.map(({ id, image }) => [image.id, { itemId: id, imageId: image.id, path: image.path }]),
  );

  return [...byImage.values()].slice(0, CONTACT_SHEET);
}
