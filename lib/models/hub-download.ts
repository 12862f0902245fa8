import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NotFetched, type RemoteFile } from "./hub-file.ts";

/** How far a file is. */
export interface Progress {
  readonly path: string;
  readonly received: number;
  /** Null: the hub does not say. */
  readonly bytes: number | null;
}

interface Downloading {
  readonly remote: RemoteFile;
  /** Where it is to stand. */
  readonly file: string;
  readonly tell: (progress: Progress) => void;
}

const TRIES = 5;
const FIRST_PAUSE_MS = 200;
/** A connection that says nothing for so long is taken for broken. */
const SILENCE_MS = 60_000;

/**
 * Fetches a file to its place. What a broken connection, or an earlier process, left is gone on with; the whole is held
 * against the hub's hash before it takes its place, and thrown away where it is another.
 */
export async function download(asked: Downloading, signal: AbortSignal): Promise<void> {
  const { remote, file } = asked;
  const part = `${file}.${(remote.etag ?? "any").replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 16)}.part`;
  await mkdir(path.dirname(file), { recursive: true });
  await mustHaveRoom(remote, part);
  for (let tried = 1; !(await cameWhole(asked, part, signal)); tried++) {
    if (tried >= TRIES) throw broken(remote);
    await sleep(FIRST_PAUSE_MS * 2 ** (tried - 1), undefined, { signal });
  }
  await mustBe(remote, part);
  await rename(part, file);
}

function broken({ path: name, url }: RemoteFile): NotFetched {
  const { origin } = new URL(url);

  return new NotFetched(
    `the connection to ${origin} broke off ${TRIES} times while ${name} came; fetch again to go on`,
  );
}

/** Goes on with the part; false when the connection broke before its end. */
async function cameWhole(asked: Downloading, part: string, signal: AbortSignal): Promise<boolean> {
  if (await isWhole(part, asked.remote)) return true;
  try {
    await goOn(asked, part, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NotFetched) throw error;

    return false;
  }

  return asked.remote.bytes === null || isWhole(part, asked.remote);
}

async function isWhole(part: string, { bytes }: RemoteFile): Promise<boolean> {
  return bytes !== null && (await sizeOf(part)) >= bytes;
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function mustHaveRoom({ bytes, path: name }: RemoteFile, part: string): Promise<void> {
  const folder = path.dirname(part);
  const { bavail, bsize } = await statfs(folder);
  const [wanted, free] = [(bytes ?? 0) - (await sizeOf(part)), bavail * bsize];
  if (wanted > free) throw noRoom(folder, `${name} takes ${megabytes(wanted)} MB more, ${megabytes(free)} MB are free`);
}

function noRoom(folder: string, detail: string): NotFetched {
  return new NotFetched(`no space left in ${folder}: ${detail}`);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}

/** Appends what the server sends from where the part ends; a server that cannot go on sends all of it again. */
async function goOn({ remote, tell }: Downloading, part: string, signal: AbortSignal): Promise<void> {
  const idle = new AbortController();
  let timer = setTimeout(() => idle.abort(), SILENCE_MS);
  const had = await sizeOf(part);
  try {
    const answer = await fetch(remote.url, {
      headers: { "accept-encoding": "identity", ...(had > 0 && { range: `bytes=${had}-` }) },
      signal: AbortSignal.any([signal, idle.signal]),
    });
    if (answer.status >= 400 && answer.status < 500) throw new NotFetched(`${remote.url} answered ${answer.status}`);
    if (!answer.ok || !answer.body) throw new Error(`the server answered ${answer.status}`);
    const goesOn = answer.status === 206;
    let received = goesOn ? had : 0;
    await using target = await open(part, goesOn ? "a" : "w");
    for await (const chunk of answer.body) {
      clearTimeout(timer);
      timer = setTimeout(() => idle.abort(), SILENCE_MS);
      await target.writeFile(chunk);
      received += chunk.length;
      tell({ path: remote.path, received, bytes: remote.bytes });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw noRoom(path.dirname(part), `${remote.path} is there in part and is gone on with when there is room`);
  } finally {
    clearTimeout(timer);
  }
}

/** Refuses what is not what the hub said, and does not keep it. A hub that names no hash is believed by the length. */
async function mustBe({ etag, bytes, path: name, url }: RemoteFile, part: string): Promise<void> {
  const size = await sizeOf(part);
  const hash = await hashLike(etag, part, size);
  if ((hash === null || hash === etag) && (bytes === null || size === bytes)) return;
  await rm(part, { force: true });
  const otherwise = hash === null ? `${size} bytes and not ${bytes}` : `the hash ${hash} and not ${etag}`;
  throw new NotFetched(`${name} from ${new URL(url).origin} has ${otherwise}: it was thrown away`);
}

/** The file's hash in the way of the etag; null where the etag is no hash. */
async function hashLike(etag: string | null, file: string, size: number): Promise<string | null> {
  const [isSha256, isGit] = [/^[0-9a-f]{64}$/.test(etag ?? ""), /^[0-9a-f]{40}$/.test(etag ?? "")];
  if (!isSha256 && !isGit) return null;
  const hash = createHash(isSha256 ? "sha256" : "sha1");
  if (isGit) hash.update(`blob ${size}\0`);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);

  return hash.digest("hex");
}
