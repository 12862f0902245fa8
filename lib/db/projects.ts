import type { ProjectId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** A project by its id; null: none. */
export async function projectById(reader: Reader, id: ProjectId): Promise<{ id: ProjectId; name: string } | null> {
  const row = await reader.project.findUnique({ where: { id }, select: { id: true, name: true } });

  return row && { id: row.id as ProjectId, name: row.name };
}

/** A project by its name, without regard to letter case; null: none. */
export async function projectByName(reader: Reader, name: string): Promise<{ id: ProjectId; name: string } | null> {
  const row = await reader.project.findUnique({
    where: { nameKey: name.trim().toLowerCase() },
    select: { id: true, name: true },
  });

  return row && { id: row.id as ProjectId, name: row.name };
}
