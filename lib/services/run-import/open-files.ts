import { createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { pictureFolder } from "#lib/archives/picture-folder.ts";
import type { ImportFormat, ImportPlace } from "#lib/domain/import.ts";
import type { ItemRow } from "#lib/domain/item.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Codec } from "#lib/formats/codec.ts";
import { dq495k } from "#lib/formats/dq-495k.ts";
import { qPathway } from "#lib/formats/q-pathway.ts";
import { SourceManifest } from "#lib/formats/source-manifest.ts";
import { batchFolder } from "#lib/storage/uploads.ts";

type Folder = Extract<ImportPlace, { kind: "folder" }>;

/** The files of an import, looked for: refused where one of them is not there. */
export async function openFiles(place: ImportPlace, staging: string) {
  const { labels, images, manifest } = place.kind === "folder" ? place : stagedFolder(place, staging);
  const found = await stat(labels).catch(() => null);
  if (!found?.isFile()) throw new Refusal("not-found", { what: "label file", id: labels });
  const folder = await pictureFolder(images).catch(() => null);
  if (!folder) throw new Refusal("not-found", { what: "image folder", id: images });

  return {
    folder,
    bytes: found.size,
    labels: (): AsyncIterable<Uint8Array> => createReadStream(labels, { highWaterMark: 1 << 18 }),
    manifest: manifest ? await readManifest(manifest) : SourceManifest.parse({}),
  };
}

/** Pictures are named from the folder in which the label file lies. */
function stagedFolder(place: Extract<ImportPlace, { kind: "uploads" }>, staging: string): Omit<Folder, "kind"> {
  const folder = batchFolder(staging, place.batch);
  const labels = path.join(folder, place.labels);
  const manifest = place.manifest && path.join(folder, place.manifest);

  return { labels, images: path.dirname(labels), manifest };
}

async function readManifest(file: string): Promise<SourceManifest> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new Refusal("not-found", { what: "source manifest", id: file });
  const parsed = SourceManifest.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = ["source manifest", ...(issue?.path ?? [])].join(" › ");
  throw new Refusal("bad-input", { field: where, problem: issue?.message ?? "not a source manifest" });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** The format's codec; handles of people become pseudonyms that only this installation's secret leads to. */
export function codecOf(format: ImportFormat, salt: string): Codec<ItemRow> {
  switch (format) {
    case "q-pathway":
      return qPathway((handle) => {
        const digest = createHmac("sha256", salt).update(handle.toLowerCase()).digest("hex");
        return `annotator-${digest.slice(0, 6)}`;
      });
    case "dq-495k":
      return dq495k;
  }
}
