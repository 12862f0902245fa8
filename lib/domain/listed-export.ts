import type { Export } from "./export.ts";
import type { Manifest } from "./manifest.ts";

/** A file of an export that can be taken home. */
export interface OfferedFile {
  readonly name: string;
  readonly address: string;
  /** Null for the manifest, which has none. */
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly sha256: string;
}

/** An export as a page lists it, with its files; none until it is ready. */
export interface ListedExport {
  readonly id: string;
  readonly status: Export["status"];
  readonly coordinates: Export["coordinates"];
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly files: readonly OfferedFile[];
  readonly leftOut: Manifest["leftOut"];
}
