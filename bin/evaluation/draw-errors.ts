import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Mark, markedPicture } from "#lib/imaging/marked-picture.ts";
import type { BoxErrorShown } from "./boxes.ts";
import type { Figures } from "./measure.ts";
import type { PatchErrorShown } from "./patches.ts";
import { bytesOf } from "./read-set.ts";

/** Long side of an error's picture. */
const LONG_SIDE = 480;

/** Draws what was wrong into the folder, a picture an error, and tells their names: boxes white, green and red. */
export async function drawErrors(set: string, folder: string, { boxes, patches }: Figures): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const drawn: string[] = [];
  const draw = async (name: string, bytes: Uint8Array, marks: readonly Mark[]) => {
    const file = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.jpg`;
    await writeFile(path.join(folder, file), await markedPicture(bytes, marks, LONG_SIDE));
    drawn.push(file);
  };
  for (const error of (boxes?.errors ?? []).filter(isOfOurs))
    await draw(`${path.parse(error.photo).name} ${error.phrase}`, await bytesOf(set, error.photo), boxMarks(error));
  for (const error of patches?.errors ?? [])
    await draw(nameOf(error), await bytesOf(set, error.photo, error), patchMarks(error));

  return drawn;
}

/** What the detector cannot know and does not find is no error of it. */
function isOfOurs({ kind, found }: BoxErrorShown): boolean {
  return kind !== "unseen" || found.length > 0;
}

function boxMarks({ marked, found, wrong }: BoxErrorShown): Mark[] {
  return [
    ...marked.map((box): Mark => ({ box, look: "drawn" })),
    ...found.map((box, at): Mark => ({ box, look: wrong.some((one) => one.at === at) ? "wrong" : "right" })),
  ];
}

function nameOf({ photo, question, distortions }: PatchErrorShown): string {
  const put = distortions.map(({ name, severity }) => `${name} ${severity}`).join(" ") || "clean";

  return `${path.parse(photo).name} ${question.replace("Is the image quality ", "")} ${put}`;
}

function patchMarks({ box }: PatchErrorShown): Mark[] {
  if (!box) return [];
  const [x1, y1, x2, y2] = box;

  return [{ box: { x1, y1, x2, y2 }, look: "drawn" }];
}
