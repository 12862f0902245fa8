import type { ProjectId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** Two recipes, by their fingerprints, that made suggestions of the same items, and of how many; the most first. */
export async function recipePairs(
  reader: Reader,
  projectId: ProjectId,
): Promise<{ one: string; other: string; items: number }[]> {
  return reader.$queryRaw`SELECT a.fingerprint AS one, b.fingerprint AS other, count(*)::int AS items
    FROM suggestion a JOIN suggestion b ON b.item_id = a.item_id AND b.fingerprint > a.fingerprint
    WHERE a.project_id = ${projectId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`;
}
