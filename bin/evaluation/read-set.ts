import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import type { Distortion } from "#lib/domain/item.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { EVALUATION_FILES } from "#lib/formats/evaluation-set.ts";
import { distort } from "#lib/imaging/distort.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import type { Picture } from "#lib/pipeline/ports.ts";

/** What is measured of engines; a file of the set each. */
export type Measured = keyof typeof EVALUATION_FILES;
export const MEASURED = Object.keys(EVALUATION_FILES) as Measured[];
type RowsOf<K extends Measured> = z.output<(typeof EVALUATION_FILES)[K]>;

/** The set that comes with the program, and its photos. */
export const OWN_SET = "assets/evaluation";
const OWN_PHOTOS = "assets/demo/images";

/** The set's rows of one kind, at most so many; none where it has no such file. Refused at the first row of a wrong shape. */
export async function rowsIn<K extends Measured>(set: string, kind: K, most: number): Promise<RowsOf<K>> {
  const file = path.join(set, `${kind}.json`);
  const text = await readFile(file, "utf8").catch(nothingThere);
  if (text === null) return [] as unknown as RowsOf<K>;
  const read = EVALUATION_FILES[kind].safeParse(parsed(text, file));
  if (read.success) return read.data.slice(0, most) as RowsOf<K>;
  const [issue] = read.error.issues;
  const [row, ...field] = issue?.path ?? [];
  const where = row === undefined ? file : `${file}, row ${Number(row) + 1}, ${field.join(".")}`;
  throw new Refusal("bad-input", { field: where, problem: issue?.message ?? "" });
}

/** What is put into a photo, and by which seed. */
export interface Made {
  readonly distortions: readonly Distortion[];
  readonly seed: string;
}

/** The set's photos, opened; the last one is kept. */
export function photosOf(set: string) {
  let [known, picture] = ["", undefined as Promise<Picture> | undefined];
  const open = async (photo: string, made: Made | undefined) => {
    const bytes = await bytesOf(set, photo, made);

    return openPicture(bytes, { sha256: createHash("sha256").update(bytes).digest("hex") });
  };

  return (photo: string, made?: Made): Promise<Picture> => {
    const key = JSON.stringify([photo, made?.distortions, made?.seed]);
    if (key !== known || !picture) [known, picture] = [key, open(photo, made)];

    return picture;
  };
}

/**
 * A photo of the set: in its folder `images`, beside its files, or among the demo's photos; distorted where asked. With
 * neither distortions nor a seed it is as it is, not even made smaller.
 */
export async function bytesOf(set: string, photo: string, made?: Made): Promise<Buffer> {
  const bytes = await photoBytes(set, photo);
  const isMade = made && (made.distortions.length > 0 || made.seed !== "");

  return isMade ? distort(bytes, made.distortions, made.seed) : bytes;
}

async function photoBytes(set: string, photo: string): Promise<Buffer> {
  for (const folder of [path.join(set, "images"), set, OWN_PHOTOS]) {
    const file = path.resolve(folder, photo);
    const within = file.startsWith(`${path.resolve(folder)}${path.sep}`);
    const bytes = within ? await readFile(file).catch(nothingThere) : null;
    if (bytes) return bytes;
  }
  throw new Refusal("bad-input", { field: photo, problem: `is neither in ${set}/images nor in ${set}` });
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal("bad-input", { field: file, problem: error instanceof Error ? error.message : String(error) });
  }
}
