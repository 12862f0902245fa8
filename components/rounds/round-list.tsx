import { UsersRound } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { TrackedRound } from "#lib/domain/round.ts";
import { RoundBadge } from "./round-badge.tsx";
import { type OpenRound, SendButton } from "./send-button.tsx";

interface RoundListProps {
  readonly projectId: string;
  readonly rounds: readonly TrackedRound[];
  /** Items with a suggestion that were not sent yet. */
  readonly sendable: number;
  readonly open: OpenRound;
}

/** The project's rounds, the newest first, and sending more items to the experts. */
export function RoundListPage({ projectId, rounds, sendable, open }: RoundListProps) {
  const send = <SendButton projectId={projectId} items="all" count={sendable} open={open} />;

  return (
    <PageBody>
      <PageHeader
        title="Rounds"
        description="A round sends items to the experts. While it is open you see how far it is, not what they draw and write."
        actions={rounds.length > 0 && send}
      />
      {rounds.length === 0 ? (
        <EmptyState icon={UsersRound} title="No round yet" action={sendable > 0 && send}>
          {sendable > 0
            ? "Items that a run has finished wait to be looked at by an expert."
            : "Let a run finish first; its items can then be sent to the experts."}
        </EmptyState>
      ) : (
        <RoundTable projectId={projectId} rounds={rounds} />
      )}
    </PageBody>
  );
}

function RoundTable({ projectId, rounds }: Pick<RoundListProps, "projectId" | "rounds">) {
  const head = (
    <>
      <Th>Round</Th>
      <Th>State</Th>
      <Th>Protocol</Th>
      <Th>Submitted</Th>
      <Th numeric>Under way</Th>
      <Th>Opened</Th>
    </>
  );

  return (
    <Table label="Rounds" head={head}>
      {rounds.map(({ round, protocol, progress }) => (
        <Tr key={round.id}>
          <Td>
            <Link
              href={`/projects/${projectId}/rounds/${round.id}`}
              className="font-medium text-accent hover:underline"
            >
              Round {round.number}
            </Link>
          </Td>
          <Td>
            <RoundBadge status={round.status} />
          </Td>
          <Td>{protocol}</Td>
          <Td>
            <Progress label={`Submitted in round ${round.number}`} value={progress.submitted} max={progress.tasks} />
          </Td>
          <Td numeric>{progress.underWay}</Td>
          <Td className="text-muted">{round.openedAt.toISOString().slice(0, 10)}</Td>
        </Tr>
      ))}
    </Table>
  );
}
