import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
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
  const mine = randomUUID();
  while (!(await taken(lock, mine))) {
    if (await isDead(lock)) await buried(lock, mine);
    else await sleep(LOOKED_AT_EVERY_MS, undefined, { signal });
  }
  const renewing = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined); // gone: another took it for dead, and finds by the hashes what is there
  }, RENEWED_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    if ((await readFile(lock, "utf8").catch(() => "")) === mine) await rm(lock, { force: true });
  }
}

async function taken(lock: string, mine: string): Promise<boolean> {
  try {
    await writeFile(lock, mine, { flag: "wx" });

    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isDead(lock: string): Promise<boolean> {
  const held = await stat(lock).catch(() => null);

  return held !== null && Date.now() - held.mtimeMs > DEAD_AFTER_MS;
}

/** Takes a dead lock away. Two may want to at once: who finds that he took a living one puts it back. */
async function buried(lock: string, mine: string): Promise<void> {
  const aside = `${lock}.${mine}`;
  await rename(lock, aside).catch(() => undefined); // gone already
  if (!(await isDead(aside))) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}
