import { Images, LayoutGrid, Rows3 } from "lucide-react";
import { LinkButton } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { TextOrigin } from "#lib/domain/taxonomy.ts";
import { ItemChoice } from "./item-choice.tsx";
import { ItemPictures } from "./item-pictures.tsx";
import { ItemTable } from "./item-table.tsx";

/** An item as lists get it. */
export interface ListedItem {
  readonly id: string;
  readonly externalId: string;
  readonly description: string;
  readonly textOrigin: TextOrigin;
  readonly annotator: string | null;
  readonly image: {
    readonly id: string;
    readonly path: string;
    readonly width: number;
    readonly height: number;
    readonly source: string;
  };
  readonly suggestions: number;
}

interface Query {
  readonly projectId: ProjectId;
  readonly source?: string | undefined;
  readonly origin?: TextOrigin | undefined;
  readonly suggested?: "yes" | "no" | undefined;
  readonly as: "pictures" | "table";
  readonly after: number;
}

interface ItemListProps {
  readonly query: Query;
  readonly items: readonly ListedItem[];
  readonly sources: readonly string[];
  readonly next: number | null;
}

/** A project's items, as pictures or as a table; the address holds filter and page, so that a view can be sent. */
export function ItemListPage({ query, items, sources, next }: ItemListProps) {
  const at = (changes: Partial<Record<keyof Query, string | undefined>>) => addressOf(query, changes);
  const isWhole = !query.source && !query.origin && !query.suggested && query.after === 0;
  if (items.length === 0 && isWhole) return <NothingYet projectId={query.projectId} />;

  return (
    <PageBody>
      <PageHeader
        title="Images"
        description="Each item is one description of one picture."
        actions={
          <>
            <ChipLink href={at({ as: undefined })} chosen={query.as === "pictures"}>
              <LayoutGrid aria-hidden size={14} /> Pictures
            </ChipLink>
            <ChipLink href={at({ as: "table" })} chosen={query.as === "table"}>
              <Rows3 aria-hidden size={14} /> Table
            </ChipLink>
          </>
        }
      />
      <Filters query={query} sources={sources} />
      {items.length === 0 ? (
        <EmptyState icon={Images} title="No item fits">
          Take a filter away.
        </EmptyState>
      ) : (
        <ItemChoice key={at({})} projectId={query.projectId}>
          {query.as === "table" ? (
            <ItemTable projectId={query.projectId} items={items} />
          ) : (
            <ItemPictures projectId={query.projectId} items={items} />
          )}
        </ItemChoice>
      )}
      <nav aria-label="Pages" className="flex gap-2">
        {query.after > 0 && <LinkButton href={at({ after: undefined })}>To the beginning</LinkButton>}
        {next !== null && <LinkButton href={at({ after: String(next) })}>Next page</LinkButton>}
      </nav>
    </PageBody>
  );
}

function Filters({ query, sources }: Pick<ItemListProps, "query" | "sources">) {
  const chip = (words: string, name: "source" | "origin" | "suggested", value: string) => {
    const chosen = query[name] === value;

    return (
      <ChipLink
        key={`${name} ${value}`}
        href={addressOf(query, { [name]: chosen ? undefined : value, after: undefined })}
        chosen={chosen}
      >
        {words}
      </ChipLink>
    );
  };

  return (
    <nav aria-label="Filters" className="flex flex-wrap gap-2">
      {sources.length > 1 && sources.map((source) => chip(source, "source", source))}
      {chip("Written by people", "origin", "human")}
      {chip("Written by GPT-4V", "origin", "gpt-4v")}
      {chip("With a suggestion", "suggested", "yes")}
      {chip("Without a suggestion", "suggested", "no")}
    </nav>
  );
}

function NothingYet({ projectId }: { readonly projectId: ProjectId }) {
  return (
    <PageBody>
      <PageHeader title="Images" />
      <EmptyState
        icon={Images}
        title="No items yet"
        action={
          <LinkButton href={`/projects/${projectId}/imports/new`} look="primary">
            Import
          </LinkButton>
        }
      >
        An import brings pictures with their descriptions.
      </EmptyState>
    </PageBody>
  );
}

function addressOf(query: Query, changes: Partial<Record<keyof Query, string | undefined>>): string {
  const { source, origin, suggested, as, after, projectId } = query;
  const now = {
    source,
    origin,
    suggested,
    as: as === "pictures" ? undefined : as,
    after: after === 0 ? undefined : String(after),
    ...changes,
  };
  const set = Object.entries(now).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(set).toString();

  return `/projects/${projectId}/items${search && `?${search}`}`;
}
