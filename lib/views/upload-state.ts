import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { uploadById } from "#lib/db/uploads.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ProjectId, UploadId } from "#lib/domain/ids.ts";

export const UploadState = z.object({ projectId: ProjectId, uploadId: UploadId });

/** How far a file is that a browser sends. */
export async function uploadState(
  { actor, reader }: Reading,
  { projectId, uploadId }: z.output<typeof UploadState>,
): Promise<{ received: number; bytes: number }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const { received, bytes } = await uploadById(reader, projectId, uploadId);

  return { received, bytes };
}
