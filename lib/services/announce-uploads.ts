import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { insertUploads, uploadsOf } from "#lib/db/uploads.ts";
import { mustBe, userIdOf } from "#lib/domain/actor.ts";
import { newId, ProjectId, type UploadId } from "#lib/domain/ids.ts";
import { MAX_UPLOAD_MIB } from "#lib/domain/import.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { belowFolder } from "#lib/formats/image-path.ts";

const FileSent = z.object({ path: z.string().min(1).max(1000), bytes: z.number().int().nonnegative() });

export const AnnounceUploads = z.object({
  projectId: ProjectId,
  /** Files of one choosing belong together. */
  batch: z.uuid(),
  files: z.array(FileSent).min(1).max(2000),
});

/** A file as it is known by now: one that broke off goes on at `received`. */
export interface AnnouncedUpload {
  readonly id: UploadId;
  readonly path: string;
  readonly received: number;
}

/** Says which files will come; those of the batch that were announced before keep what they have. */
export async function announceUploads(
  ctx: Context,
  { projectId, batch, files }: z.output<typeof AnnounceUploads>,
): Promise<{ uploads: AnnouncedUpload[] }> {
  mustBe("admin", ctx.actor, projectId);
  for (const { path, bytes } of files) {
    if (belowFolder(path) !== path || !path.isWellFormed()) throw new Refusal("upload-path-unsafe", { path });
    if (bytes > MAX_UPLOAD_MIB * 2 ** 20) throw new Refusal("upload-too-large", { limitMiB: MAX_UPLOAD_MIB });
  }
  const announced = files.map((file) => ({ id: newId<"Upload">(), projectId, batch, ...file }));

  return ctx.transact(async (tx) => {
    await insertUploads(tx, announced, userIdOf(ctx.actor) ?? ctx.actor.kind);
    const asked = new Set(files.map(({ path }) => path));
    const known = await uploadsOf(tx, projectId, batch);

    return {
      uploads: known.filter(({ path }) => asked.has(path)).map(({ id, path, received }) => ({ id, path, received })),
    };
  });
}
