import { classNames } from "./class-names.ts";

interface ProgressProps {
  /** What is being done; read aloud. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Beside the bar, in place of `value of max`. */
  readonly detail?: string;
  readonly className?: string;
}

/** How far a work is: a bar with its figures. */
export function Progress({ label, value, max, detail, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;

  return (
    <div className={classNames("flex items-center gap-3", className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <span className="text-xs whitespace-nowrap text-muted">
        {detail ?? `${value.toLocaleString("en")} of ${max.toLocaleString("en")}`}
      </span>
    </div>
  );
}
