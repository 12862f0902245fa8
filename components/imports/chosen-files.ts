import type { ImportFormat } from "#lib/domain/import.ts";
import type { FileToSend } from "./send-files.ts";

/** Files that a person chose: label files among them, a source manifest, and pictures. */
export interface ChosenFiles {
  readonly labels: readonly FileToSend[];
  readonly manifest: FileToSend | null;
  readonly pictures: readonly FileToSend[];
  readonly bytes: number;
}

const PICTURE = /[.](jpe?g|png|webp|gif|tiff?|avif|bmp|heic|heif)$/i;
const MANIFEST = "sources.json";

/** Sorts what was chosen by name; hidden files and what is neither labels nor picture are left where they are. */
export function chosenFiles(files: Iterable<File>): ChosenFiles {
  const all = [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !path.split("/").some((part) => part.startsWith(".")));
  const isManifest = ({ path }: FileToSend) => path.slice(path.lastIndexOf("/") + 1) === MANIFEST;
  const labels = all.filter((one) => /[.]json$/i.test(one.path) && !isManifest(one));
  const pictures = all.filter(({ path }) => PICTURE.test(path));
  const manifest = all.find(isManifest) ?? null;
  const sent = [...labels, ...pictures, ...(manifest ? [manifest] : [])];

  return { labels, manifest, pictures, bytes: sent.reduce((sum, { file }) => sum + file.size, 0) };
}

/** What a label file's beginning says of its format. */
export async function formatOf({ file }: FileToSend): Promise<ImportFormat> {
  const beginning = await file.slice(0, 65_536).text();

  return beginning.includes('"task_type"') ? "dq-495k" : "q-pathway";
}

/** Bytes for people. */
export function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 })} MB`;
}
