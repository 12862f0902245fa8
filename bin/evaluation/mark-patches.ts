import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Distortion } from "#lib/domain/item.ts";
import { type SeededRandom, seededRandom, seedOf } from "#lib/domain/seeded-random.ts";
import type { MarkedPatch } from "#lib/formats/evaluation-set.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import { PATCH_QUALITIES, type PatchQuality, TRAITS } from "./patch-questions.ts";
import { photosOf } from "./read-set.ts";

/** A photo that patches are taken of, and what it shows by itself: of that nothing is asked. */
const Photo = z.object({
  photo: z.string(),
  part: z.enum(["work", "held-out"]),
  shows: z.array(z.enum(TRAITS)),
});
type Photo = z.output<typeof Photo>;

type Corners = readonly [number, number, number, number];
type PictureOf = ReturnType<typeof photosOf>;

/**
 * Questions about patches of the set's photos (`photos.json`) whose answers are known, for what they ask about was put
 * in or left out. What changes a patch too little to be seen is not called truth. The same seed gives the same rows.
 */
export async function markPatches(set: string, seed: string): Promise<MarkedPatch[]> {
  const photos = z.array(Photo).parse(JSON.parse(await readFile(path.join(set, "photos.json"), "utf8")));
  const pictureOf = photosOf(set);
  const rows: MarkedPatch[] = [];
  for (const photo of photos) {
    const clean = await wholeOf(await pictureOf(photo.photo, { distortions: [], seed }));
    for (const asked of PATCH_QUALITIES.filter(({ unless }) => !unless.some((trait) => photo.shows.includes(trait))))
      rows.push(...(await pairOf({ photo, asked, clean, pictureOf, seed: `${seed} ${photo.photo} ${asked.quality}` })));
  }

  return rows;
}

interface Drawing {
  readonly photo: Photo;
  readonly asked: PatchQuality;
  readonly clean: Pixels;
  readonly pictureOf: PictureOf;
  readonly seed: string;
}

/** One row whose answer is yes and one whose answer is no, or none: where the one cannot be seen, the other is not asked. */
async function pairOf(drawing: Drawing): Promise<MarkedPatch[]> {
  const random = seededRandom(seedOf(drawing.seed));
  const box = boxIn(drawing.clean, random);
  const pair = [await rowOf(drawing, "yes", { box, random }), await rowOf(drawing, "no", { box, random })];

  return pair.filter((row) => row !== null).length === 2 ? pair.filter((row) => row !== null) : [];
}

/** From this severity on, of five, a distortion may be called truth; the most that it may leave of the patch, in decibels. */
const SEVEREST = 5;
const LEAST_SEEN = 30;

async function rowOf(
  { photo, asked, clean, pictureOf, seed }: Drawing,
  answer: "yes" | "no",
  { box, random }: { readonly box: Corners | null; readonly random: SeededRandom },
): Promise<MarkedPatch | null> {
  const puts = asked[answer];
  const put = puts[random.integer(puts.length)] ?? null;
  const severity = put ? put.from + random.integer(SEVEREST + 1 - put.from) : 0;
  const distortions: Distortion[] = put ? [{ class: put.class, name: put.name, severity, scale: 5 }] : [];
  const made = await wholeOf(await pictureOf(photo.photo, { distortions, seed }));
  if (put && likeness(clean, made, box) > LEAST_SEEN) return null;
  const { quality } = asked;

  return {
    ...{ photo: photo.photo, part: photo.part, distortions, seed, box: box ? [...box] : null },
    ...{ quality, question: `Is the image quality ${quality}?`, answer },
  };
}

async function wholeOf(picture: Picture): Promise<Pixels> {
  return picture.crop({ x1: 0, y1: 0, x2: picture.size.width, y2: picture.size.height });
}

/** Sides of patches, and how far apart they may begin. */
const SIDES = [96, 128, 160] as const;
const STEP = 16;
/** One patch in so many is the whole picture; the others are drawn among so many with the most detail. */
const WHOLE = 5;
const DETAILED = 6;

function boxIn(clean: Pixels, random: SeededRandom): Corners | null {
  if (random.integer(WHOLE) === 0) return null;
  const side = SIDES[random.integer(SIDES.length)] ?? SIDES[0];
  const starts = (length: number) => Array.from({ length: Math.floor((length - side) / STEP) + 1 }, (_, i) => i * STEP);
  const boxes = starts(clean.height).flatMap((y) =>
    starts(clean.width).map((x): Corners => [x, y, x + side, y + side]),
  );
  const detailed = boxes
    .map((box) => ({ box, detail: detailIn(clean, box) }))
    .sort((a, b) => b.detail - a.detail)
    .slice(0, DETAILED);

  return detailed[random.integer(detailed.length)]?.box ?? null;
}

/** Steps of green beyond this count no more: one hard edge is no detail. */
const HARD = 40;

function detailIn({ data, width }: Pixels, [x1, y1, x2, y2]: Corners): number {
  let sum = 0;
  for (let y = y1; y < y2 - 1; y++)
    for (let at = 3 * (y * width + x1) + 1; at < 3 * (y * width + x2 - 1); at += 3) {
      const [across, down] = [(data[at + 3] ?? 0) - (data[at] ?? 0), (data[at + 3 * width] ?? 0) - (data[at] ?? 0)];
      sum += Math.min(HARD, Math.abs(across) + Math.abs(down));
    }

  return sum;
}

/** PSNR of the patch before and after, in decibels. */
function likeness(clean: Pixels, made: Pixels, box: Corners | null): number {
  const [x1, y1, x2, y2] = box ?? [0, 0, clean.width, clean.height];
  let sum = 0;
  for (let y = y1; y < y2; y++)
    for (let at = 3 * (y * clean.width + x1); at < 3 * (y * clean.width + x2); at++)
      sum += ((clean.data[at] ?? 0) - (made.data[at] ?? 0)) ** 2;
  const mean = sum / (3 * (x2 - x1) * (y2 - y1));

  return mean === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10(255 ** 2 / mean);
}
