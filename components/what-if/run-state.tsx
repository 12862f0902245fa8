import { Play, RotateCcw, Square } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { WhatIfTally } from "#lib/domain/what-if.ts";
import { changedItems } from "#lib/domain/what-if-tally.ts";
import { figure } from "./bar-plot.tsx";
import type { Figures, Going } from "./use-what-if.ts";

interface RunStateProps {
  readonly going: Going;
  /** Items of the run. */
  readonly total: number;
}

/** How far it is, with a button to stop or to go on, and the figures in short. */
export function RunState({ going, total }: RunStateProps) {
  const { figures, isStale, status, message, stop, goOn } = going;
  const counted = isStale ? null : figures;

  return (
    <section aria-label="Over the run" className="grid gap-3">
      <div className="flex items-center gap-3">
        <Progress
          label="Items gone through"
          value={counted?.looked ?? 0}
          max={total}
          detail={howFar(counted, status, total)}
          className="h-8 flex-1"
        />
        {status === "going" && counted?.next && (
          <Button icon={Square} onClick={stop}>
            Stop
          </Button>
        )}
        {status === "stopped" && (
          <Button icon={Play} onClick={goOn}>
            Go on
          </Button>
        )}
      </div>
      {status === "failed" && (
        <Notice
          tone="danger"
          title="It went no further"
          action={
            <Button icon={RotateCcw} onClick={goOn}>
              Try again
            </Button>
          }
        >
          {message} What was counted is still here.
        </Notice>
      )}
      {figures && (
        <div className={isStale ? "opacity-60" : ""}>
          <InShort tally={figures.tally} />
        </div>
      )}
    </section>
  );
}

function howFar(figures: Figures | null, status: Going["status"], total: number): string {
  const { looked = 0, tally, withheld = 0, seconds = 0 } = figures ?? {};
  const far = `${figure(looked)} of ${figure(total)} items`;
  const left = Math.ceil((seconds / Math.max(1, looked)) * (total - looked));
  if (status === "stopped") return `stopped at ${far}`;
  if (status === "failed") return far;
  if (status !== "done") return left > 1 ? `${far} · ${left} s left` : far;
  const without = looked - withheld - (tally?.items ?? 0);

  return [
    far,
    ...(without > 0 ? [`${figure(without)} without a suggestion`] : []),
    ...(withheld > 0 ? [`${figure(withheld)} left out: you annotate them just now`] : []),
  ].join(" · ");
}

function InShort({ tally }: { readonly tally: WhatIfTally }) {
  const { items, boxes, mentions } = tally;
  const figures = [
    ["Items would change", `${figure(changedItems(tally))} of ${figure(items)}`],
    ["Boxes", `${figure(boxes.before)} → ${figure(boxes.after)}`],
    ["Words gain their first box", figure(mentions.gained.count)],
    ["Words lose their last box", figure(mentions.lost.count)],
  ] as const;

  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(([words, value]) => (
        <div key={words}>
          <dt className="text-xs text-muted">{words}</dt>
          <dd className="text-lg font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
