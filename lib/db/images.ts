import type { ImageId, ProjectId } from "#lib/domain/ids.ts";
import { ImageFacts } from "#lib/domain/image.ts";
import { Distortion } from "#lib/domain/item.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A picture on its way in: what its bytes say, and what the first row that names it does. */
export interface NewImage {
  readonly facts: ImageFacts;
  readonly path: string;
  readonly source: string;
  readonly imageGroup: string | null;
  readonly mos: number | null;
  readonly distortions: readonly Distortion[];
}

/** Takes in pictures that the project does not have, with sources that it has; answers how many were new. */
export function insertImages(tx: Transaction, projectId: ProjectId, images: readonly NewImage[]): Promise<number> {
  const rows = images.map(({ facts, ...image }) => ({ id: crypto.randomUUID(), ...facts, ...image }));

  return tx.$executeRaw`
    INSERT INTO image (id, project_id, sha256, width, height, bytes, format, orientation, profile, perceptual_hash, path,
      source_id, image_group, mos, distortions)
    SELECT r.id, ${projectId}::uuid, r.sha256, r.width, r.height, r.bytes, r.format, r.orientation, r.profile,
      r."perceptualHash", r.path, source.id, r."imageGroup", r.mos, r.distortions
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, sha256 text, width int, height int,
      bytes bigint, format text, orientation smallint, profile text, "perceptualHash" text, path text, source text,
      "imageGroup" text, mos float8, distortions jsonb)
    JOIN source ON source.project_id = ${projectId}::uuid AND source.name = r.source
    ON CONFLICT (project_id, sha256) DO NOTHING`;
}

/** Which of these hashes are the project's pictures already. */
export async function knownHashes(reader: Reader, projectId: ProjectId, hashes: string[]): Promise<Set<string>> {
  const where = { projectId, sha256: { in: hashes } };
  const rows = await reader.image.findMany({ where, select: { sha256: true } });

  return new Set(rows.map(({ sha256 }) => sha256));
}

/** A picture as it was taken in. */
export interface ImageRow {
  readonly id: ImageId;
  readonly facts: ImageFacts;
  readonly path: string;
  readonly source: { readonly name: string; readonly licence: string; readonly redistributable: boolean };
  readonly imageGroup: string | null;
  readonly mos: number | null;
  readonly distortions: readonly Distortion[];
}

/** The project's picture; null where it has none of this id. */
export async function imageById(reader: Reader, projectId: ProjectId, id: ImageId): Promise<ImageRow | null> {
  const row = await reader.image.findFirst({ where: { id, projectId }, include: { source: true } });
  if (!row) return null;
  const { name, licence, redistributable } = row.source;

  return {
    id,
    facts: ImageFacts.parse({ ...row, bytes: Number(row.bytes) }),
    path: row.path,
    source: { name, licence, redistributable },
    imageGroup: row.imageGroup,
    mos: row.mos,
    distortions: Distortion.array().parse(row.distortions),
  };
}
