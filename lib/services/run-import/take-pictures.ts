import { availableParallelism } from "node:os";
import { bytesOf, hashOf, type NotReadable, type PictureFolder } from "#lib/archives/picture-folder.ts";
import { type ImageFacts, Rendition } from "#lib/domain/image.ts";
import type { ProblemCode } from "#lib/domain/import.ts";
import { type Inspection, inspect } from "#lib/imaging/inspect.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";

/** What a path led to: a picture by the hash of its bytes, or what is wrong with it. */
type Taken = { readonly sha256: string } | { readonly code: ProblemCode; readonly detail: string };

/** What is asked of the outside while pictures are taken. */
export interface TakingPictures {
  readonly folder: PictureFolder;
  /** Where bytes and renditions go; null on a trial, which keeps nothing. */
  readonly storage: ObjectStore | null;
  /** Which of these are the project's pictures already. */
  readonly known: (hashes: string[]) => Promise<Set<string>>;
}

/** Takes the pictures of a batch. */
export interface PictureTaker {
  /** Answers for each path, and of pictures that are new what their bytes say. */
  take(paths: readonly string[]): Promise<{ taken: (path: string) => Taken; fresh: Map<string, ImageFacts> }>;
}

const CODES: Record<NotReadable, ProblemCode> = {
  missing: "image-missing",
  outside: "image-path-outside",
  "too-large": "image-too-large",
};

/** Each path is looked at once, and pictures that are known are not decoded again. */
export function pictureTaker(outside: TakingPictures): PictureTaker {
  const answers = new Map<string, Taken>();
  const facts = new Map<string, Taken>(); // of new pictures: the same bytes may come by several paths

  return {
    async take(paths) {
      const fresh = new Map<string, ImageFacts>();
      const found = await inParallel(
        [...new Set(paths)].filter((path) => !answers.has(path)),
        (path) => locate(outside.folder, path),
      );
      const known = await outside.known([...new Set(found.flatMap((one) => ("file" in one ? [one.sha256] : [])))]);
      const unknown = new Map<string, string>();
      for (const one of found) {
        answers.set(one.path, one);
        if ("file" in one && !known.has(one.sha256) && !facts.has(one.sha256)) unknown.set(one.sha256, one.file);
      }
      await inParallel([...unknown], async ([sha256, file]) => {
        const inspection = await takeOne(file, outside.storage);
        if ("facts" in inspection) fresh.set(inspection.facts.sha256, inspection.facts);
        facts.set(sha256, "facts" in inspection ? inspection.facts : { code: inspection.problem, ...inspection });
      });

      return { taken: (path) => answerOf(answers.get(path), facts), fresh };
    },
  };
}

function answerOf(answer: Taken | undefined, facts: ReadonlyMap<string, Taken>): Taken {
  if (!answer) throw new Error("a path was asked for that was not taken");

  return "sha256" in answer ? (facts.get(answer.sha256) ?? { sha256: answer.sha256 }) : answer;
}

type Located = { readonly path: string } & (
  | { readonly file: string; readonly sha256: string }
  | { readonly code: ProblemCode; readonly detail: string }
);

async function locate(folder: PictureFolder, path: string): Promise<Located> {
  const found = await folder.find(path);
  if ("not" in found) return { path, code: CODES[found.not], detail: path };

  return { path, file: found.file, sha256: await hashOf(found.file) };
}

/** The bytes are stored before any row names them, and the renditions with them. */
async function takeOne(file: string, storage: ObjectStore | null): Promise<Inspection> {
  const bytes = await bytesOf(file);
  const inspection = await inspect(bytes);
  if (!storage || "problem" in inspection) return inspection;
  const { sha256 } = await storage.put(bytes);
  for (const name of Rendition.options) await storage.putDerived(sha256, name, inspection.renditions[name]);

  return inspection;
}

/** In the order asked, a few at a time: as many as there are cores, and one that waits for the disk. */
async function inParallel<Of, Answer>(all: readonly Of[], work: (one: Of) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = all.entries();
  const lane = async () => {
    for (const [index, one] of waiting) answers[index] = await work(one);
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, lane));

  return answers;
}
