import { z } from "zod";
import type { ItemRow } from "#lib/domain/item.ts";
import { Source } from "#lib/domain/source.ts";

/** What one knows of one's pictures and the label file does not say: sources with their licences, and opinion scores. */
export const SourceManifest = z.strictObject({
  sources: z
    .array(
      Source.extend({
        /** Folders (ending in `/`) and single files below the image folder; the longest that fits decides. */
        paths: z.array(z.string().min(1)).default([]),
      }),
    )
    .default([]),
  /** Mean opinion score by picture path. */
  mos: z.record(z.string(), z.number()).default({}),
});
export type SourceManifest = z.infer<typeof SourceManifest>;

/** The row as the manifest corrects it: what it says of a picture wins over what folder and name let guess. */
export function corrected(row: ItemRow, manifest: SourceManifest): ItemRow {
  return {
    ...row,
    source: sourceByManifest(row.imagePath, manifest) ?? row.source,
    mos: manifest.mos[row.imagePath] ?? row.mos,
  };
}

function sourceByManifest(path: string, { sources }: SourceManifest): string | null {
  let best = { length: 0, name: null as string | null };
  for (const { name, paths } of sources)
    for (const place of paths) {
      const fits = place.endsWith("/") ? path.startsWith(place) : path === place;
      if (fits && place.length > best.length) best = { length: place.length, name };
    }

  return best.name;
}
