import { LinkButton } from "#components/ui/button.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Problem } from "#lib/domain/import.ts";
import { translate } from "#lib/messages/translate.ts";

interface ProblemTableProps {
  readonly problems: readonly (Problem & { readonly number: number })[];
  /** Address of the next page; null: there is none. */
  readonly more: string | null;
}

/** What is wrong, row by row. */
export function ProblemTable({ problems, more }: ProblemTableProps) {
  return (
    <>
      <Table
        label="Problems"
        className="max-h-[32rem]"
        head={
          <>
            <Th numeric>Row</Th>
            <Th>Field</Th>
            <Th>What is wrong</Th>
            <Th>What stood there</Th>
          </>
        }
      >
        {problems.map(({ number, row, field, code, detail }) => (
          <Tr key={number}>
            <Td numeric>{row ?? "file"}</Td>
            <Td className="font-mono text-xs">{field ?? "–"}</Td>
            <Td>{translate(`problem.${code}`)}</Td>
            <Td className="max-w-md truncate font-mono text-xs text-muted" title={detail}>
              {detail}
            </Td>
          </Tr>
        ))}
      </Table>
      {more && (
        <div>
          <LinkButton href={more}>Next problems</LinkButton>
        </div>
      )}
    </>
  );
}
