import { createWriteStream } from "node:fs";
import { mkdir, stat, truncate } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Where the files of one choosing are put together. */
export function batchFolder(staging: string, batch: string): string {
  if (!/^[0-9a-f-]{36}$/.test(batch)) throw new Error("not a batch");

  return path.resolve(staging, batch);
}

/** A chunk on its way to a file that is put together. */
export interface Chunk {
  readonly file: string;
  /** Byte at which it goes on. */
  readonly offset: number;
  /** Of the whole file: no byte beyond is written. */
  readonly limit: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Writes the chunk at its offset and answers how far the file is now; a chunk that breaks off counts as far as it came. */
export async function appendChunk({ file, offset, limit, bytes }: Chunk): Promise<number> {
  await mkdir(path.dirname(file), { recursive: true });
  const there = await sizeOf(file);
  if (there > offset) await truncate(file, offset);
  let received = offset;
  const bounded = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      received += chunk.length;
      if (received > limit) done(new Error("more bytes than announced"));
      else done(null, chunk);
    },
  });
  const written = createWriteStream(file, { flags: there === 0 ? "w" : "r+", start: offset });
  await pipeline(Readable.from(bytes), bounded, written).catch(() => undefined);

  return Math.min(await sizeOf(file), limit);
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
