import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { pictureFolder } from "#lib/archives/picture-folder.ts";
import { RENDITION_SIDE } from "#lib/domain/image.ts";
import { pictureTaker } from "#lib/services/run-import/take-pictures.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { type Figure, median, rounded, timed } from "./figure.ts";

const FOLDER = "assets/demo/images";
const ROUNDS = 5;

/** Row 9: pictures taken in as an import does, against sharp that hashes, decodes and makes the same renditions. */
export async function importImages(): Promise<Figure[]> {
  const names = (await readdir(FOLDER, { recursive: true })).filter((name) => /[.](jpg|png)$/.test(name));
  const scratch = await mkdtemp(path.join(tmpdir(), "giqa-bench-"));
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await timed(() => takeIn(names, path.join(scratch, `ours-${round}`))));
    limit.push(await timed(() => justSharp(names, scratch)));
  }
  await rm(scratch, { recursive: true, force: true });
  const perSecond = (milliseconds: readonly number[]) => rounded((names.length / median(milliseconds)) * 1000);
  const [value, against] = [perSecond(ours), perSecond(limit)];

  return [
    {
      row: "9 import images (hash, decode, renditions)",
      unit: "images/s",
      ours: value,
      against: { name: "sharp doing just that", value: against },
      ratio: rounded(value / against),
      goal: "≥ 0.8",
      met: value / against >= 0.8,
      details: { images: names.length, rounds: ROUNDS },
    },
  ];
}

async function takeIn(names: readonly string[], store: string): Promise<void> {
  const folder = await pictureFolder(path.resolve(FOLDER));
  const taker = pictureTaker({ folder, storage: folderStore(store), known: async () => new Set() });
  await taker.take(names);
}

async function justSharp(names: readonly string[], scratch: string): Promise<void> {
  const left = [...names];
  const work = async () => {
    for (let name = left.pop(); name; name = left.pop()) {
      const bytes = await readFile(path.join(FOLDER, name));
      const hash = createHash("sha256").update(bytes).digest("hex");
      const rendition = (side: number) =>
        sharp(bytes).autoOrient().resize(side, side, { fit: "inside", withoutEnlargement: true });
      const made = [
        await rendition(RENDITION_SIDE.fitted).jpeg({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer(),
        await rendition(RENDITION_SIDE.thumbnail).jpeg({ quality: 80 }).toBuffer(),
      ];
      for (const [at, file] of [bytes, ...made].entries()) await writeFile(path.join(scratch, `${hash}-${at}`), file);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
