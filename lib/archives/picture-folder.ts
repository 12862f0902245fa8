import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";

/** Larger files are not read: no picture within bounds needs so many bytes. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Why a file that a row names cannot be read. */
export type NotReadable = "missing" | "outside" | "too-large";

/** A folder of pictures as label files name them. */
export interface PictureFolder {
  /** Where the file lies, or why it cannot be read. */
  find(name: string): Promise<{ readonly file: string } | { readonly not: NotReadable }>;
}

/** Nothing outside the folder is ever found, by whatever name or link. */
export async function pictureFolder(folder: string): Promise<PictureFolder> {
  const root = await realpath(folder);

  return { find: (name) => find(root, name) };
}

/** Bytes of a found file, whole. */
export function bytesOf(file: string): Promise<Buffer> {
  return readFile(file);
}

/** SHA-256 of a found file, hexadecimal, in little memory. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) hash.update(chunk);

  return hash.digest("hex");
}

async function find(root: string, name: string): Promise<{ file: string } | { not: NotReadable }> {
  for (const spelling of await spellings(root, name)) {
    const found = await realpath(path.join(root, spelling)).catch(() => null);
    if (found === null) continue;
    if (!found.startsWith(root + path.sep)) return { not: "outside" };
    const { size, isFile } = await stat(found).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!isFile) continue;

    return size > MAX_FILE_BYTES ? { not: "too-large" } : { file: found };
  }

  return { not: "missing" };
}

/** As it stands, in the other Unicode forms, and bare where files were chosen without the folder that the row names. */
async function spellings(root: string, name: string): Promise<string[]> {
  const forms = [name, name.normalize("NFC"), name.normalize("NFD")];
  const cut = name.indexOf("/");
  const folderIsThere = cut < 0 || (await exists(path.join(root, name.slice(0, cut))));
  if (!folderIsThere) forms.push(...forms.map((form) => form.slice(form.lastIndexOf("/") + 1)));

  return [...new Set(forms)];
}

function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
