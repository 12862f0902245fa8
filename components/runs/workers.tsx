import { CircleCheck, CircleDashed, CircleOff, CirclePause, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type ListedWorker, takingAmong, type WorkerState } from "#lib/domain/worker.ts";

const STATES: Readonly<Record<WorkerState, { words: string; tone: Tone; icon: LucideIcon }>> = {
  working: { words: "working", tone: "good", icon: CircleCheck },
  idle: { words: "idle", tone: "neutral", icon: CircleDashed },
  draining: { words: "ending", tone: "warn", icon: CirclePause },
  gone: { words: "gone", tone: "danger", icon: CircleOff },
};

/** Told where something waits and nobody takes it up. */
export function NoWorker({ children }: { readonly children: string }) {
  return (
    <Notice tone="warn" title="No worker is running">
      {children} Start one with <code className="font-mono">npm run worker</code>; any number of them may work at once.
    </Notice>
  );
}

interface WorkersProps {
  readonly workers: readonly ListedWorker[];
  /** What the workers have under way is counted of. */
  readonly underWay: string;
}

/** The worker processes: how each is, and when it was last heard of. */
export function Workers({ workers, underWay }: WorkersProps) {
  if (workers.length === 0) return null;

  return (
    <section aria-label="Workers" className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-sm font-medium">Workers</h2>
        <p className="text-sm text-muted">{takingWords(workers)}</p>
      </div>
      <Table
        label="Workers, one a row"
        head={
          <>
            <Th>Process</Th>
            <Th>State</Th>
            <Th numeric>{underWay}</Th>
            <Th numeric>At once</Th>
            <Th numeric>Heard of</Th>
            <Th numeric>Began</Th>
          </>
        }
      >
        {workers.map((worker) => (
          <WorkerRow key={worker.id} worker={worker} />
        ))}
      </Table>
    </section>
  );
}

function WorkerRow({
  worker: { host, pid, state, doing, capacity, silentSeconds, startedAt },
}: {
  worker: ListedWorker;
}) {
  const { words, tone, icon } = STATES[state];

  return (
    <Tr>
      <Td className="font-mono text-xs whitespace-nowrap">
        {host} · {pid}
      </Td>
      <Td>
        <Badge tone={tone} icon={icon}>
          {words}
        </Badge>
      </Td>
      <Td numeric>{state === "gone" ? "–" : doing.length}</Td>
      <Td numeric>{state === "gone" ? "–" : capacity}</Td>
      <Td numeric className="whitespace-nowrap">
        {agoWords(silentSeconds)}
      </Td>
      <Td numeric className="whitespace-nowrap">
        {startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC
      </Td>
    </Tr>
  );
}

function takingWords(workers: readonly ListedWorker[]): string {
  const taking = takingAmong(workers);
  if (taking.length === 0) return "none takes anything up";
  const atOnce = taking.reduce((sum, { capacity }) => sum + capacity, 0);

  return `${taking.length} at work, ${atOnce} ${atOnce === 1 ? "suggestion" : "suggestions"} at once`;
}

function agoWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s ago`;

  return `${Math.round(seconds / 60)} min ago`;
}
