import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { imageById } from "#lib/db/images.ts";
import { mustBelong } from "#lib/domain/actor.ts";
import { ImageId, ProjectId } from "#lib/domain/ids.ts";
import { type ImageFacts, Rendition } from "#lib/domain/image.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { StoredFile } from "#lib/domain/stored-file.ts";

export const ImageFile = z.object({
  projectId: ProjectId,
  imageId: ImageId,
  rendition: z.enum(["original", ...Rendition.options]),
});

const TYPES: Record<ImageFacts["format"], string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  tiff: "image/tiff",
  avif: "image/avif",
};

/** The bytes of a project's picture as they came, or a smaller copy of it. */
export async function imageFile(
  { actor, reader }: Reading,
  { projectId, imageId, rendition }: z.output<typeof ImageFile>,
): Promise<StoredFile> {
  mustBelong(actor, projectId);
  const image = await imageById(reader, projectId, imageId);
  if (!image) throw new Refusal("not-found", { what: "picture", id: imageId });
  const { sha256, format } = image.facts;
  if (rendition === "original") return { sha256, derived: null, type: TYPES[format], saveAs: null };

  return { sha256, derived: rendition, type: "image/jpeg", saveAs: null };
}
