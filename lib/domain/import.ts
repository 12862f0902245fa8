import { z } from "zod";
import { ImageProblem } from "./image.ts";

/** Label files that can be taken in. */
export const ImportFormat = z.enum(["q-pathway", "dq-495k"]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** Why a row (or, with row null, the whole file) is not taken in. */
export const ProblemCode = z.enum([
  "not-json",
  "not-an-array",
  "not-utf-8",
  "too-deep",
  "too-long",
  "row-not-an-object",
  "field-missing",
  "field-wrong-type",
  "duplicate-id",
  "id-taken",
  "blank-text",
  "text-holds-grounding",
  "image-missing",
  "image-path-outside",
  ...ImageProblem.options,
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What is wrong with a row; `row` counts from 1, null where it is the file; `field` names the place in it. */
export const Problem = z.object({
  row: z.number().int().positive().nullable(),
  field: z.string().nullable(),
  code: ProblemCode,
  /** What stood there, shortened, for people. */
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** A row of another kind, which this format does not take: no problem. */
export const SkipReason = z.enum(["not-a-description", "comparison", "unknown-task"]);
export type SkipReason = z.infer<typeof SkipReason>;

export const ImportStatus = z.enum(["staged", "checking", "checked", "running", "done", "cancelled", "failed"]);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** How far an import is. `rows` grows as they are read; `bytesRead` of `bytesTotal` tells how much is left. */
export const ImportProgress = z.object({
  rows: z.number().int(),
  bytesRead: z.number().int(),
  bytesTotal: z.number().int(),
  images: z.number().int(),
  items: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  problems: z.number().int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export type ImportRefusals = {
  "import-not-ready": { status: string };
  "import-folder-outside": { folder: string };
  "upload-out-of-order": { expected: number };
  "upload-too-large": { limitMiB: number };
  "upload-path-unsafe": { path: string };
};

const FolderPlace = z.object({
  kind: z.literal("folder"),
  /** The label file, absolute. */
  labels: z.string().min(1),
  /** The folder below which the rows name their pictures, absolute. */
  images: z.string().min(1),
  /** A source manifest, absolute; null: there is none. */
  manifest: z.string().min(1).nullable(),
});

/** Files that a browser sent, by their paths as they were sent; pictures lie beside the label file or below. */
export const UploadedPlace = z.object({
  kind: z.literal("uploads"),
  /** Files of one choosing. */
  batch: z.uuid(),
  labels: z.string().min(1),
  manifest: z.string().min(1).nullable(),
});

/** Where the files of an import lie. */
export const ImportPlace = z.discriminatedUnion("kind", [FolderPlace, UploadedPlace]);
export type ImportPlace = z.infer<typeof ImportPlace>;

/** Where an import stands that has read nothing yet. */
export const NOTHING_READ: ImportProgress = {
  rows: 0,
  bytesRead: 0,
  bytesTotal: 0,
  images: 0,
  items: 0,
  unchanged: 0,
  skipped: 0,
  problems: 0,
};

/** May it still be stopped? */
export function isUnderWay(status: ImportStatus): boolean {
  return status === "staged" || status === "checking" || status === "running";
}

/** Largest file that a browser may send. */
export const MAX_UPLOAD_MIB = 2048;
