import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#lib/domain/refusal.ts";

const MAGIC = "GGUF";

/** A GGUF on disk; its hash says which weights answered. */
export interface GgufFile {
  readonly path: string;
  /** The file's name without its ending, as recipes call the model. */
  readonly model: string;
  readonly sha256: string;
}

/** Looks at the file before anything reads it as a model; refused by its path where it is none. */
export async function ggufFile(at: string): Promise<GgufFile> {
  const file = path.resolve(at);
  const start = await firstBytes(file);
  if (start === null) throw new Refusal("gguf-missing", { path: file });
  if (start !== MAGIC) throw new Refusal("gguf-not-one", { path: file });

  return { path: file, model: modelNameOf(file), sha256: await sha256Of(file) };
}

/** What recipes call the model of a file. */
export function modelNameOf(at: string): string {
  return path.basename(at, ".gguf");
}

/** A file's SHA-256, hexadecimal, in little memory. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);

  return hash.digest("hex");
}

async function firstBytes(file: string): Promise<string | null> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);

    return buffer.subarray(0, bytesRead).toString("latin1");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes(code ?? "")) return null;
    throw new Refusal("gguf-not-loaded", { path: file, because: message });
  }
}
