import path from "node:path";
import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { advanceUpload, uploadById } from "#lib/db/uploads.ts";
import { mustBe } from "#lib/domain/actor.ts";
import { ProjectId, UploadId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { appendChunk, batchFolder } from "#lib/storage/uploads.ts";

export const ReceiveUpload = z.object({
  projectId: ProjectId,
  uploadId: UploadId,
  /** Byte at which the chunk goes on. */
  offset: z.coerce.number().int().nonnegative(),
});

type Chunk = z.output<typeof ReceiveUpload> & { readonly bytes: AsyncIterable<Uint8Array> };
type StagingPorts = { readonly staging: string };

/** Takes the next chunk of an upload and answers how far it is. A chunk that breaks off counts as far as it came. */
export async function receiveUpload(
  ctx: Context<StagingPorts>,
  { projectId, uploadId, offset, bytes }: Chunk,
): Promise<{ received: number }> {
  mustBe("admin", ctx.actor, projectId);
  const upload = await ctx.transact((tx) => uploadById(tx, projectId, uploadId));
  if (upload.received !== offset) throw new Refusal("upload-out-of-order", { expected: upload.received });
  const file = path.join(batchFolder(ctx.ports.staging, upload.batch), upload.path);
  const received = await appendChunk({ file, offset, limit: upload.bytes, bytes });
  const isFirst = await ctx.transact((tx) => advanceUpload(tx, uploadId, { from: offset, to: received }));
  if (!isFirst) throw new Refusal("upload-out-of-order", { expected: received });

  return { received };
}
