import { z } from "zod";
import type { ExportId, ProjectId } from "./ids.ts";
import type { Manifest } from "./manifest.ts";

export const ExportStatus = z.enum(["building", "ready", "failed"]);

/** How the texts of an export write places. */
export const ExportCoordinates = z.enum(["disc", "norm"]);
export type ExportCoordinates = z.infer<typeof ExportCoordinates>;

type Asked = {
  readonly id: ExportId;
  readonly projectId: ProjectId;
  readonly coordinates: ExportCoordinates;
  readonly startedBy: string;
  readonly startedAt: Date;
};
export type BuildingExport = Asked & { readonly status: "building" };
export type ReadyExport = Asked & {
  readonly status: "ready";
  readonly finishedAt: Date;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
};
type FailedExport = Asked & { readonly status: "failed"; readonly finishedAt: Date };

/** One writing-out of a project; it is ready when its manifest is written. */
export type Export = BuildingExport | ReadyExport | FailedExport;

/** A file's name where no slash may stand: in an address, or as saved by a browser. */
export function flatName(name: string): string {
  return name.replaceAll("/", "-");
}

/** The hash of the export's file of this flat name, the manifest among them; null: it has none such. */
export function sha256OfFile({ manifest, manifestSha256 }: ReadyExport, flat: string): string | null {
  if (flat === "manifest.json") return manifestSha256;

  return manifest.files.find(({ name }) => flatName(name) === flat)?.sha256 ?? null;
}
