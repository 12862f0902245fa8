import { ChartColumn } from "lucide-react";
import Link from "next/link";
import { hueOf } from "#components/editor/colours.ts";
import { Live } from "#components/projects/live.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { Loss } from "#lib/domain/funnel.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type Run, waitingItems } from "#lib/domain/run.ts";
import type { RunPace, RunStretch } from "#lib/domain/run-pace.ts";
import { wordsOf } from "#lib/domain/span.ts";
import type { StageName } from "#lib/domain/trace.ts";
import { type ListedWorker, takingAmong } from "#lib/domain/worker.ts";
import { BoxedPicture } from "./boxed-picture.tsx";
import { EngineUseLine } from "./engine-use.tsx";
import { Failures, type ListedFailure, Setbacks } from "./failures.tsx";
import { Funnel } from "./funnel.tsx";
import { PacePlot } from "./pace-plot.tsx";
import { CancelRunButton, type RunActions } from "./run-actions.tsx";
import { RunBadge } from "./run-badge.tsx";
import { NoWorker, Workers } from "./workers.tsx";

interface RunMonitorProps {
  readonly run: Run;
  readonly recipe: { readonly id: string; readonly fingerprint: string; readonly recipe: Recipe };
  readonly pace: RunPace | null;
  readonly stretches: readonly RunStretch[];
  readonly stretchSeconds: number;
  readonly losses: { readonly of: number; readonly counted: readonly Loss[] };
  readonly failures: readonly ListedFailure[];
  readonly setbacks: readonly ListedFailure[];
  readonly newest: readonly ListedSuggestion[];
  /** None once the run has ended. */
  readonly workers: readonly ListedWorker[];
  readonly actions: RunActions;
}

/** A run while it goes and after: how far, what each stage kept and lost, the newest pictures, what failed and why. */
export function RunMonitorPage(props: RunMonitorProps) {
  const { run, recipe, failures, actions } = props;
  const { id, projectId, status, counts } = run;
  const hasMade = counts.done + counts.reused > 0;

  return (
    <PageBody>
      <Live projectId={projectId} kinds={["run"]} everySeconds={status === "running" ? 5 : null} />
      <PageHeader
        title={`Run of ${recipe.recipe.name}`}
        state={<RunBadge run={run} />}
        description={
          <>
            Started {run.startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC by {run.startedBy} · recipe{" "}
            <Link
              href={`/projects/${projectId}/recipes/${recipe.id}`}
              className="font-mono text-accent hover:underline"
            >
              {recipe.fingerprint.slice(0, 12)}
            </Link>
          </>
        }
        actions={
          <>
            {hasMade && (
              <LinkButton href={`/projects/${projectId}/suggestions${counts.done > 0 ? `?run=${id}` : ""}`}>
                All suggestions
              </LinkButton>
            )}
            {hasMade && (
              <LinkButton href={`/projects/${projectId}/runs/${id}/what-if`} icon={ChartColumn}>
                Try other thresholds
              </LinkButton>
            )}
            {status === "running" && <CancelRunButton runId={id} cancel={actions.cancel} />}
            {status === "finished" && hasMade && (
              <LinkButton href={`/projects/${projectId}/rounds`} look="primary">
                Send to experts
              </LinkButton>
            )}
          </>
        }
      />
      <RunFigures {...props} />
      <Standstill {...props} />
      <Setbacks projectId={projectId} setbacks={props.setbacks} />
      <Failures
        runId={id}
        failures={failures}
        projectId={projectId}
        retry={status === "cancelled" ? null : actions.retry}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          <Funnel counts={counts} losses={props.losses} failed={failedByStage(failures)} />
          <PacePlot stretches={props.stretches} stretchSeconds={props.stretchSeconds} startedAt={run.startedAt} />
          <Workers workers={props.workers} underWay="Of this run" />
        </div>
        <NewestPictures projectId={projectId} newest={props.newest} reused={counts.reused} />
      </div>
    </PageBody>
  );
}

/** Nobody works, or nothing ended for a while though somebody does. */
function Standstill({ run, pace, setbacks, workers }: RunMonitorProps) {
  const waiting = waitingItems(run.counts);
  if (run.status !== "running" || waiting === 0) return null;
  if (takingAmong(workers).length === 0)
    return (
      <NoWorker>{`${waiting.toLocaleString("en")} ${waiting === 1 ? "item waits, and is" : "items wait, and are"} kept.`}</NoWorker>
    );
  if (!pace?.standsStill || setbacks.length > 0) return null;

  return (
    <Notice title="Nothing ended for a while">
      Workers are there and at it: an engine may be slow, or they are busy with another run. What waits is kept.
    </Notice>
  );
}

function failedByStage(failures: readonly ListedFailure[]): ReadonlyMap<StageName | null, number> {
  const failed = new Map<StageName | null, number>();
  for (const { stage, items } of failures) failed.set(stage, (failed.get(stage) ?? 0) + items);

  return failed;
}

function RunFigures({ run, pace }: RunMonitorProps) {
  const { counts } = run;
  const ended = counts.total - waitingItems(counts);
  const figures = [
    ["Done", counts.done],
    ["Used again", counts.reused],
    ["Failed", counts.failed],
    [run.status === "cancelled" ? "Not begun" : "Waiting", waitingItems(counts)],
  ] as const;

  return (
    <section aria-label="Progress" className="grid gap-3">
      <Progress label="Items ended" value={ended} max={counts.total} detail={paceWords(ended, counts.total, pace)} />
      <dl className="flex flex-wrap gap-6">
        {figures.map(([words, figure]) => (
          <div key={words} className="grid">
            <dt className="text-xs text-muted">{words}</dt>
            <dd className="text-xl font-semibold">{figure.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      <EngineUseLine use={counts} />
    </section>
  );
}

function paceWords(ended: number, total: number, pace: RunPace | null): string {
  const figures = `${ended.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  if (!pace) return figures;
  const left = pace.secondsLeft === null ? "" : ` · ${durationWords(pace.secondsLeft)} left`;

  if (pace.perMinute === 0) return figures;

  return `${figures} · ${Math.round(pace.perMinute).toLocaleString("en")} a minute${left}`;
}

function durationWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;

  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

interface NewestPicturesProps {
  readonly projectId: string;
  readonly newest: readonly ListedSuggestion[];
  /** Items that had a suggestion already. */
  readonly reused: number;
}

function NewestPictures({ projectId, newest, reused }: NewestPicturesProps) {
  return (
    <section aria-label="Newest pictures" className="grid gap-2">
      <h2 className="text-sm font-medium">Newest</h2>
      {newest.length === 0 && (
        <p className="text-sm text-muted">
          {reused > 0 ? "None is new: an earlier run of this recipe made them." : "No suggestion yet."}
        </p>
      )}
      <SuggestionTiles projectId={projectId} suggestions={newest} />
    </section>
  );
}

/** Suggestions as pictures with their boxes; each leads to its trace. */
export function SuggestionTiles({
  projectId,
  suggestions,
}: {
  readonly projectId: string;
  readonly suggestions: readonly ListedSuggestion[];
}) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
      {suggestions.map((one) => (
        <li key={one.id}>
          <Link href={`/projects/${projectId}/suggestions/${one.id}`} className="grid gap-1">
            <BoxedPicture
              projectId={projectId}
              picture={one.picture}
              rendition="thumbnail"
              alt=""
              boxes={boxesOf(one)}
              className="aspect-[4/3]"
            />
            <span className="truncate text-xs text-muted">{namesIn(one)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function boxesOf({ suggestion }: ListedSuggestion) {
  return suggestion.mentions.flatMap((mention, at) =>
    mention.boxes.map(({ box }, n) => ({ key: `${mention.id}-${n}`, box, colour: hueOf(at) })),
  );
}

function namesIn({ suggestion }: ListedSuggestion): string {
  const names = suggestion.mentions.map(({ span }) => wordsOf(suggestion.description, span));

  return names.length > 0 ? names.join(", ") : "nothing grounded";
}
