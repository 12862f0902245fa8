import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type ExpertProgress, outstandingOf, type TrackedRound } from "#lib/domain/round.ts";
import { type CloseRound, CloseRoundButton } from "./close-round-button.tsx";
import { RoundBadge } from "./round-badge.tsx";

interface RoundDetailsProps extends TrackedRound {
  readonly experts: readonly ExpertProgress[];
  readonly close: CloseRound;
}

/** One round: counts of progress, by expert as well, and closing it. */
export function RoundDetails({ round, protocol, progress, experts, close }: RoundDetailsProps) {
  const outstanding = outstandingOf(progress);

  return (
    <PageBody>
      <PageHeader
        title={`Round ${round.number}`}
        state={<RoundBadge status={round.status} />}
        description={`Protocol “${protocol}”, ${round.kind}. Opened ${round.openedAt.toISOString().slice(0, 16).replace("T", " ")} UTC.`}
        actions={round.status === "open" && <CloseRoundButton round={round} outstanding={outstanding} close={close} />}
      />
      {round.status === "closed" && round.early && (
        <Notice title={`Closed early: ${round.early.withdrawn} not finished`}>{round.early.reason}</Notice>
      )}
      <Progress label="Submitted" value={progress.submitted} max={progress.tasks} className="max-w-xl" />
      <Figures {...progress} />
      {experts.length > 0 && <Experts experts={experts} />}
    </PageBody>
  );
}

function Figures({ tasks, open, underWay, submitted, discarded, withdrawn }: TrackedRound["progress"]) {
  const figures = [
    ["tasks", tasks],
    ["not taken", open],
    ["under way", underWay],
    ["submitted", submitted],
    ["discarded", discarded],
    ["withdrawn", withdrawn],
  ] as const;

  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border bg-line sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(([words, count]) => (
        <div key={words} className="flex flex-col-reverse bg-raised px-4 py-3">
          <dt className="text-xs text-muted">{words}</dt>
          <dd className="text-xl font-semibold">{count.toLocaleString("en")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Experts({ experts }: Pick<RoundDetailsProps, "experts">) {
  const head = (
    <>
      <Th>Expert</Th>
      <Th numeric>Under way</Th>
      <Th numeric>Submitted</Th>
      <Th numeric>Discarded</Th>
      <Th numeric>Withdrawn</Th>
    </>
  );

  return (
    <Table label="Experts" head={head} className="max-w-3xl">
      {experts.map(({ name, underWay, submitted, discarded, withdrawn }) => (
        <Tr key={name}>
          <Td>{name}</Td>
          <Td numeric>{underWay}</Td>
          <Td numeric>{submitted}</Td>
          <Td numeric>{discarded}</Td>
          <Td numeric>{withdrawn}</Td>
        </Tr>
      ))}
    </Table>
  );
}
