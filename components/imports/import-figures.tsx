import { Progress } from "#components/ui/progress.tsx";
import { type ImportProgress, type ImportStatus, isUnderWay } from "#lib/domain/import.ts";
import { translate } from "#lib/messages/translate.ts";

interface ImportFiguresProps {
  readonly status: ImportStatus;
  readonly dryRun: boolean;
  readonly progress: ImportProgress;
  readonly startedAt: Date | null;
  readonly counts: readonly { readonly code: string; readonly skipped: boolean; readonly rows: number }[];
}

/** How far the file is read, and what became of its rows. */
export function ImportFigures({ status, dryRun, progress, startedAt, counts }: ImportFiguresProps) {
  const figures = [
    [dryRun ? "new images" : "images taken in", progress.images],
    [dryRun ? "new items" : "items taken in", progress.items],
    ["there already", progress.unchanged],
    ["of another kind", progress.skipped],
    ["with a problem", progress.problems],
  ] as const;

  return (
    <div className="grid gap-4">
      {isUnderWay(status) && (
        <Progress
          label="Reading the label file"
          value={progress.bytesRead}
          max={Math.max(1, progress.bytesTotal)}
          detail={startedAt ? pace(progress, startedAt) : "waiting for a worker"}
        />
      )}
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border bg-line sm:grid-cols-3 lg:grid-cols-6">
        {[["rows read", progress.rows] as const, ...figures].map(([words, count]) => (
          <div key={words} className="flex flex-col-reverse bg-raised px-4 py-3">
            <dt className="text-xs text-muted">{words}</dt>
            <dd className="text-xl font-semibold">{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      {counts.length > 0 && <Reasons counts={counts} />}
    </div>
  );
}

function Reasons({ counts }: Pick<ImportFiguresProps, "counts">) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
      {counts.map(({ code, skipped, rows }) => (
        <li key={code}>
          <span className="font-medium text-ink">{rows.toLocaleString("en")}</span>{" "}
          {translate(skipped ? `skipped.${code}` : `problem.${code}`)}
        </li>
      ))}
    </ul>
  );
}

/** Rows a second and the time left, by the bytes that are read. */
function pace({ rows, bytesRead, bytesTotal }: ImportProgress, startedAt: Date): string {
  const seconds = Math.max(1, (Date.now() - startedAt.getTime()) / 1000);
  const left = bytesRead > 0 ? (seconds * (bytesTotal - bytesRead)) / bytesRead : null;
  const rate = `${rows.toLocaleString("en")} rows · ${Math.round(rows / seconds).toLocaleString("en")} a second`;

  return left === null ? rate : `${rate} · ${inWords(left)} left`;
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;

  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
