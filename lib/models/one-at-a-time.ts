import { mkdir, open, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const RENEWED_EVERY_MS = 2000;
/** A lock that nobody renewed for so long is a dead process's. */
const DEAD_AFTER_MS = 15_000;
const LOOKED_AT_EVERY_MS = 200;

/** Does the work while no other process of this machine does it in the same folder; a dead one's lock is taken over. */
export async function oneAtATime<T>(folder: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const lock = path.join(folder, ".fetching");
  while (!(await taken(lock))) {
    const held = await stat(lock).catch(() => null);
    if (held && Date.now() - held.mtimeMs > DEAD_AFTER_MS) await rm(lock, { force: true });
    await sleep(LOOKED_AT_EVERY_MS, undefined, { signal });
  }
  const renewing = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined); // gone: another took it for dead, and finds by the hashes what is there
  }, RENEWED_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    await rm(lock, { force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx")).close();

    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
