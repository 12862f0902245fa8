import Link from "next/link";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ListedItem } from "./item-list.tsx";
import { OriginBadge } from "./origin-badge.tsx";

interface ItemTableProps {
  readonly projectId: string;
  readonly items: readonly ListedItem[];
}

/** Items as rows. */
export function ItemTable({ projectId, items }: ItemTableProps) {
  return (
    <Table
      label="Items"
      head={
        <>
          <Th>
            <span className="sr-only">Chosen</span>
          </Th>
          <Th>Item</Th>
          <Th>Description</Th>
          <Th>Text</Th>
          <Th>Source</Th>
          <Th numeric>Size</Th>
          <Th numeric>Suggestions</Th>
        </>
      }
    >
      {items.map(({ id, externalId, description, textOrigin, image, suggestions }) => (
        <Tr key={id}>
          <Td>
            <input
              type="checkbox"
              name="items"
              value={id}
              aria-label={`Choose ${externalId}`}
              className="size-4 align-middle accent-accent"
            />
          </Td>
          <Td className="max-w-48 truncate">
            <Link href={`/projects/${projectId}/items/${id}`} className="text-accent hover:underline">
              {externalId}
            </Link>
          </Td>
          <Td className="max-w-md truncate" title={description}>
            {description}
          </Td>
          <Td>
            <OriginBadge origin={textOrigin} />
          </Td>
          <Td>{image.source}</Td>
          <Td numeric className="whitespace-nowrap">
            {image.width} × {image.height}
          </Td>
          <Td numeric>{suggestions}</Td>
        </Tr>
      ))}
    </Table>
  );
}
