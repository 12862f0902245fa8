import { FolderInput } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ImportId, ProjectId } from "#lib/domain/ids.ts";
import type { ImportFormat, ImportProgress, ImportStatus } from "#lib/domain/import.ts";
import { ImportStatusBadge } from "./import-status.tsx";

interface ImportListProps {
  readonly projectId: ProjectId;
  readonly imports: readonly {
    readonly id: ImportId;
    readonly format: ImportFormat;
    readonly status: ImportStatus;
    readonly dryRun: boolean;
    readonly progress: ImportProgress;
    readonly createdAt: Date;
    readonly labels: string;
  }[];
}

const HEAD = ["Images", "Items", "Unchanged", "Problems"] as const;

/** Imports and trials, the newest first. */
export function ImportListPage({ projectId, imports }: ImportListProps) {
  const place = `/projects/${projectId}/imports`;
  const begin = (
    <LinkButton href={`${place}/new`} look="primary" icon={FolderInput}>
      New import
    </LinkButton>
  );
  if (imports.length === 0)
    return (
      <PageBody>
        <PageHeader title="Imports" />
        <EmptyState icon={FolderInput} title="Nothing imported yet" action={begin}>
          A label file of Q-Pathway or DQ-495K with its pictures. A trial comes first and tells, row by row, what would
          come in and what would not.
        </EmptyState>
      </PageBody>
    );

  return (
    <PageBody>
      <PageHeader title="Imports" description="The same file again changes nothing." actions={begin} />
      <Table
        label="Imports"
        head={
          <>
            <Th>File</Th>
            <Th>Format</Th>
            <Th>State</Th>
            {HEAD.map((words) => (
              <Th key={words} numeric>
                {words}
              </Th>
            ))}
            <Th>Begun</Th>
          </>
        }
      >
        {imports.map(({ id, labels, format, status, dryRun, progress, createdAt }) => (
          <Tr key={id}>
            <Td>
              <Link href={`${place}/${id}`} className="font-medium text-accent hover:underline">
                {dryRun ? `Trial of ${labels}` : labels}
              </Link>
            </Td>
            <Td className="font-mono text-xs">{format}</Td>
            <Td>
              <ImportStatusBadge status={status} />
            </Td>
            {[progress.images, progress.items, progress.unchanged, progress.problems].map((count, index) => (
              <Td key={HEAD[index]} numeric>
                {count.toLocaleString("en")}
              </Td>
            ))}
            <Td className="text-muted">{createdAt.toISOString().slice(0, 16).replace("T", " ")}</Td>
          </Tr>
        ))}
      </Table>
    </PageBody>
  );
}
