import type { ProjectId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** How many items a source has in a project, and how many of them no recipe has made a suggestion of. */
export interface SourceItems {
  readonly name: string;
  readonly items: number;
  readonly unsuggested: number;
}

/** The project's items by source; a source without items is not there. */
export async function itemsBySource(reader: Reader, projectId: ProjectId): Promise<SourceItems[]> {
  return reader.$queryRaw`SELECT source.name, count(*)::int AS items,
      (count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM suggestion WHERE suggestion.item_id = item.id)))::int AS unsuggested
    FROM item JOIN image ON image.id = item.image_id JOIN source ON source.id = image.source_id
    WHERE item.project_id = ${projectId}::uuid GROUP BY source.name ORDER BY source.name`;
}
