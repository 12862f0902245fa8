import type { ProjectId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** How many items a project has, and how many of them no recipe has made a suggestion of. */
export async function countItems(
  reader: Reader,
  projectId: ProjectId,
): Promise<{ items: number; unsuggested: number }> {
  const [items, unsuggested] = await Promise.all([
    reader.item.count({ where: { projectId } }),
    reader.item.count({ where: { projectId, suggestions: { none: {} } } }),
  ]);

  return { items, unsuggested };
}
