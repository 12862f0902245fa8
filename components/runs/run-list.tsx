import { PlayCircle } from "lucide-react";
import Link from "next/link";
import { Live } from "#components/projects/live.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type Run, waitingItems } from "#lib/domain/run.ts";
import { RunBadge } from "./run-badge.tsx";
import { type StartRun, type StartRunChoices, StartRunForm } from "./start-run-form.tsx";

interface RunListProps {
  readonly projectId: string;
  readonly runs: readonly (Run & { readonly recipe: string })[];
  readonly choices: StartRunChoices;
  readonly start: StartRun;
}

/** The project's runs, the newest first, and starting a new one. */
export function RunListPage({ projectId, runs, choices, start }: RunListProps) {
  return (
    <PageBody>
      <Live projectId={projectId} kinds={["run", "import"]} />
      <PageHeader
        title="Runs"
        description="A run works a recipe off over items, in the background. Suggestions that a recipe has made before are used again."
        actions={<LinkButton href={`/projects/${projectId}/recipes`}>Recipes</LinkButton>}
      />
      {choices.sources.length === 0 ? (
        <EmptyState
          icon={PlayCircle}
          title="No items yet"
          action={
            <LinkButton href={`/projects/${projectId}/imports/new`} look="primary">
              Import
            </LinkButton>
          }
        >
          Bring in pictures with their descriptions first.
        </EmptyState>
      ) : (
        <StartRunForm projectId={projectId} choices={choices} start={start} />
      )}
      {runs.length > 0 && <RunTable projectId={projectId} runs={runs} />}
    </PageBody>
  );
}

function RunTable({ projectId, runs }: Pick<RunListProps, "projectId" | "runs">) {
  const head = (
    <>
      <Th>Started, UTC</Th>
      <Th>State</Th>
      <Th>Recipe</Th>
      <Th>Items</Th>
      <Th numeric>Failed</Th>
      <Th>By</Th>
    </>
  );

  return (
    <Table label="Runs" head={head}>
      {runs.map((run) => (
        <Tr key={run.id}>
          <Td>
            <Link href={`/projects/${projectId}/runs/${run.id}`} className="font-medium text-accent hover:underline">
              {run.startedAt.toISOString().slice(0, 16).replace("T", " ")}
            </Link>
          </Td>
          <Td>
            <RunBadge run={run} />
          </Td>
          <Td>
            <Link href={`/projects/${projectId}/recipes/${run.recipeId}`} className="hover:underline">
              {run.recipe}
            </Link>
          </Td>
          <Td>
            <Progress label="Items done" value={run.counts.total - waitingItems(run.counts)} max={run.counts.total} />
          </Td>
          <Td numeric className={run.counts.failed > 0 ? "font-medium text-danger" : ""}>
            {run.counts.failed}
          </Td>
          <Td className="text-muted">{run.startedBy}</Td>
        </Tr>
      ))}
    </Table>
  );
}
