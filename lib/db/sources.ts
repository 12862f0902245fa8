import type { ProjectId } from "#lib/domain/ids.ts";
import { Source } from "#lib/domain/source.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** Makes the sources that the project lacks; those that are there stay as they are. */
export async function addSources(tx: Transaction, projectId: ProjectId, sources: readonly Source[]): Promise<void> {
  const data = sources.map((source) => ({ id: crypto.randomUUID(), projectId, ...source }));
  await tx.source.createMany({ data, skipDuplicates: true });
}

/** Makes or corrects a source: what a manifest says of a licence replaces what was recorded. */
export async function setSource(tx: Transaction, projectId: ProjectId, source: Source): Promise<void> {
  const { name, licence, redistributable } = source;
  await tx.source.upsert({
    where: { projectId_name: { projectId, name } },
    create: { id: crypto.randomUUID(), projectId, name, licence, redistributable },
    update: { licence, redistributable },
  });
}

/** The project's sources by name. */
export async function sourcesOf(reader: Reader, projectId: ProjectId): Promise<Source[]> {
  const rows = await reader.source.findMany({ where: { projectId }, orderBy: { name: "asc" } });

  return rows.map((row) => Source.parse(row));
}
