import { Sparkles } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Thumbnail } from "#components/ui/thumbnail.tsx";
import type { ListedItem } from "./item-list.tsx";
import { OriginBadge } from "./origin-badge.tsx";

interface ItemPicturesProps {
  readonly projectId: string;
  readonly items: readonly ListedItem[];
}

/** Items as pictures with the beginning of their description. */
export function ItemPictures({ projectId, items }: ItemPicturesProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-4">
      {items.map(({ id, externalId, image, description, textOrigin, suggestions }) => (
        <li key={id} className="grid content-start gap-2">
          <Link href={`/projects/${projectId}/items/${id}`} className="grid gap-2">
            <Thumbnail src={`/api/projects/${projectId}/images/${image.id}/thumbnail`} alt={image.path} />
            <span className="line-clamp-3 text-sm">{description}</span>
          </Link>
          <div className="flex flex-wrap items-center gap-1">
            <input
              type="checkbox"
              name="items"
              value={id}
              aria-label={`Choose ${externalId}`}
              className="mr-1 size-4 accent-accent"
            />
            <OriginBadge origin={textOrigin} />
            {suggestions > 0 && (
              <Badge tone="machine" icon={Sparkles}>
                {suggestions === 1 ? "1 suggestion" : `${suggestions} suggestions`}
              </Badge>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
