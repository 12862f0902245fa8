import { Sparkles } from "lucide-react";
import { SuggestionTiles } from "#components/runs/run-monitor.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";

interface Query {
  readonly projectId: string;
  readonly run?: string | undefined;
  readonly grounded?: "yes" | "no" | undefined;
  readonly sent?: "yes" | "no" | undefined;
  readonly before?: number | undefined;
}

interface SuggestionListProps {
  readonly query: Query;
  readonly suggestions: readonly ListedSuggestion[];
  readonly total: number;
  readonly withheld: number;
  readonly next: number | null;
}

/** What recipes made, as pictures; the address holds filter and page. */
export function SuggestionListPage({ query, suggestions, total, withheld, next }: SuggestionListProps) {
  const chip = (words: string, name: "grounded" | "sent", value: "yes" | "no") => (
    <ChipLink
      href={addressOf({ ...query, before: undefined, [name]: query[name] === value ? undefined : value })}
      chosen={query[name] === value}
    >
      {words}
    </ChipLink>
  );

  return (
    <PageBody>
      <PageHeader
        title="Suggestions"
        description={`${total.toLocaleString("en")} made${query.run ? " in this run" : ""}, the newest first.`}
      />
      <nav aria-label="Filters" className="flex flex-wrap gap-2">
        {chip("With a box", "grounded", "yes")}
        {chip("Nothing grounded", "grounded", "no")}
        {chip("Sent to experts", "sent", "yes")}
        {chip("Not sent", "sent", "no")}
        {query.run && (
          <ChipLink href={addressOf({ ...query, run: undefined, before: undefined })} chosen>
            One run
          </ChipLink>
        )}
      </nav>
      {withheld > 0 && (
        <Notice>{withheld} more are of items that you annotate yourself just now; they are not shown to you.</Notice>
      )}
      {suggestions.length === 0 ? (
        <EmptyState icon={Sparkles} title="No suggestion fits">
          Take a filter away, or start a run.
        </EmptyState>
      ) : (
        <SuggestionTiles projectId={query.projectId} suggestions={suggestions} />
      )}
      <nav aria-label="Pages" className="flex gap-2">
        {query.before !== undefined && (
          <LinkButton href={addressOf({ ...query, before: undefined })}>To the newest</LinkButton>
        )}
        {next !== null && <LinkButton href={addressOf({ ...query, before: next })}>Next page</LinkButton>}
      </nav>
    </PageBody>
  );
}

function addressOf({ projectId, ...rest }: Query): string {
  const set = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const search = new URLSearchParams(set).toString();

  return `/projects/${projectId}/suggestions${search && `?${search}`}`;
}
