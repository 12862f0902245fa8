import type { Context } from "#lib/context.ts";
import type { Page } from "#lib/db/export-pages.ts";
import type { Reader } from "#lib/db/transaction.ts";
import type { ProjectId } from "#lib/domain/ids.ts";

const PAGE_ROWS = 200;

/** Row after row, each page read in a transaction of its own: what is exported does not change meanwhile. */
export async function* paged<Row extends After, After>(
  ctx: Context,
  projectId: ProjectId,
  read: (reader: Reader, page: Page<After>) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: After | null = null;
  for (;;) {
    const page: Page<After> = { projectId, after, limit: PAGE_ROWS };
    const rows = await ctx.transact((tx) => read(tx, page));
    yield* rows;
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE_ROWS) return;
  }
}
