import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ObjectStore } from "./object-store.ts";

const SHA256 = /^[0-9a-f]{64}$/;
const DERIVED_NAME = /^[a-z0-9-]+$/;

/**
 * An object store in a folder, which any number of processes share: `ab/<hash>`, and `ab/<hash>.<name>` for what is
 * derived. Everything is written aside and renamed into place, so it is there whole or not at all.
 */
export function folderStore(folder: string): ObjectStore {
  return {
    put: (bytes) => put(folder, bytes),
    has: (sha256) => exists(placeOf(folder, sha256)),
    size: (sha256) => sizeOf(placeOf(folder, sha256)),
    read: (sha256, range) => read(placeOf(folder, sha256), range),
    bytes: (sha256) => readFile(placeOf(folder, sha256)),
    putDerived: (sha256, name, bytes) => putDerived(folder, derivedPlace(folder, sha256, name), bytes),
    derived: (sha256, name) => readOrNull(derivedPlace(folder, sha256, name)),
  };
}

/** A hash that is none never becomes a path. */
function placeOf(folder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new Error("not a SHA-256");

  return path.join(folder, sha256.slice(0, 2), sha256);
}

function derivedPlace(folder: string, sha256: string, name: string): string {
  if (!DERIVED_NAME.test(name)) throw new Error("not a name of a derived thing");

  return `${placeOf(folder, sha256)}.${name}`;
}

async function put(folder: string, bytes: Readable | Uint8Array): Promise<{ sha256: string; bytes: number }> {
  const aside = await placeAside(folder);
  try {
    const written = bytes instanceof Uint8Array ? await writeWhole(aside, bytes) : await writeStream(aside, bytes);
    const place = placeOf(folder, written.sha256);
    if (!(await exists(place))) await moveInto(place, aside);

    return written;
  } finally {
    await rm(aside, { force: true });
  }
}

async function writeWhole(aside: string, bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
  await writeFile(aside, bytes, { flush: true, flag: "wx" });

  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

async function writeStream(aside: string, bytes: Readable): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let length = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      length += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(bytes, measure, createWriteStream(aside, { flush: true, flags: "wx" }));

  return { sha256: hash.digest("hex"), bytes: length };
}

async function putDerived(folder: string, place: string, bytes: Uint8Array): Promise<void> {
  const aside = await placeAside(folder);
  try {
    await writeFile(aside, bytes, { flag: "wx" });
    await moveInto(place, aside);
  } finally {
    await rm(aside, { force: true });
  }
}

async function placeAside(folder: string): Promise<string> {
  const aside = path.join(folder, "aside");
  await mkdir(aside, { recursive: true });

  return path.join(aside, randomUUID());
}

async function moveInto(place: string, aside: string): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await rename(aside, place);
}

async function read(place: string, range?: { from: number; to: number }): Promise<Readable> {
  await access(place);

  return createReadStream(place, range ? { start: range.from, end: range.to } : {});
}

function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

function sizeOf(place: string): Promise<number | null> {
  return stat(place).then((found) => found.size, absent);
}

function readOrNull(place: string): Promise<Buffer | null> {
  return readFile(place).catch(absent);
}

/** Null where there is no such file; any other failure stays one. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
