import { type FunnelStep, funnelOf, type Loss } from "#lib/domain/funnel.ts";
import type { RunCounts } from "#lib/domain/run.ts";
import type { StageName } from "#lib/domain/trace.ts";
import { REASON_WORDS, STAGE_WORDS } from "./reason-words.ts";

interface FunnelProps {
  readonly counts: RunCounts;
  readonly losses: { readonly of: number; readonly counted: readonly Loss[] };
  /** Items that failed, by the stage that they failed at. */
  readonly failed: ReadonlyMap<StageName | null, number>;
}

/** What each stage kept and lost, from left to right; below it why, the commonest first. */
export function Funnel({ counts, losses, failed }: FunnelProps) {
  const steps = funnelOf(counts);
  const most = Math.max(1, ...steps.map(({ kept, lost }) => kept + (lost ?? 0)));

  return (
    <section aria-label="Stages" className="grid gap-2">
      <ol className="grid grid-cols-2 sm:grid-cols-3 gap-px overflow-hidden rounded-panel border bg-line lg:grid-cols-6">
        {steps.map((step) => (
          <Stage
            key={step.stage}
            step={step}
            most={most}
            losses={losses.counted.filter(({ stage }) => stage === step.stage)}
            failed={failed.get(step.stage) ?? 0}
          />
        ))}
      </ol>
      {losses.of > 0 && (
        <p className="text-xs text-muted">
          Reasons are counted over the newest {losses.of.toLocaleString("en")} suggestions.
        </p>
      )}
    </section>
  );
}

interface StageProps {
  readonly step: FunnelStep;
  readonly most: number;
  readonly losses: readonly Loss[];
  readonly failed: number;
}

function Stage({ step, most, losses, failed }: StageProps) {
  const { stage, unit, kept, lost } = step;
  const height = (value: number) => `${(100 * value) / most}%`;

  return (
    <li className="grid content-start gap-2 bg-raised p-3">
      <h2 className="text-sm font-medium">{STAGE_WORDS[stage]}</h2>
      <div aria-hidden className="flex h-20 items-end gap-1">
        <div className="w-1/2 bg-accent" style={{ height: height(kept) }} />
        {lost !== null && <div className="w-1/2 bg-edge/60" style={{ height: height(lost) }} />}
      </div>
      <div className="text-sm">
        <p>
          <span className="font-semibold">{kept.toLocaleString("en")}</span> {unit}
        </p>
        {lost !== null && (
          <p className="text-muted">
            {lost.toLocaleString("en")} {LOST_WORDS[stage] ?? "dropped"}
          </p>
        )}
        {failed > 0 && <p className="text-danger">{failed.toLocaleString("en")} failed here</p>}
      </div>
      {losses.length > 0 && (
        <ul className="grid gap-0.5 text-xs text-muted">
          {losses.map(({ reason, count }) => (
            <li key={reason} className="flex justify-between gap-2">
              <span>{REASON_WORDS[reason]}</span>
              <span>{count.toLocaleString("en")}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What a stage loses, where it is not simply dropped. */
const LOST_WORDS: Partial<Record<StageName, string>> = { boxes: "tags without a box", merge: "joined" };
