import type { RunStretch } from "#lib/domain/run-pace.ts";

interface PacePlotProps {
  readonly stretches: readonly RunStretch[];
  readonly stretchSeconds: number;
  readonly startedAt: Date;
}

const WIDTH = 480;
const HEIGHT = 80;

/** Items that ended, and seconds an item took, over the run's time. */
export function PacePlot({ stretches, stretchSeconds, startedAt }: PacePlotProps) {
  if (stretches.length === 0) return null;
  const place = ({ from }: RunStretch) => Math.round((from.getTime() - startedAt.getTime()) / 1000 / stretchSeconds);
  const count = Math.max(...stretches.map(place)) + 1;
  const rates = stretches.map(({ items }) => (items / stretchSeconds) * 60);
  const most = Math.max(...rates);
  const slowest = Math.max(0.001, ...stretches.map(({ seconds }) => seconds ?? 0));
  const wide = WIDTH / count;
  const line = stretches
    .filter(({ seconds }) => seconds !== null)
    .map((stretch) => `${(place(stretch) + 0.5) * wide},${HEIGHT - (HEIGHT * (stretch.seconds ?? 0)) / slowest}`)
    .join(" ");

  return (
    <figure className="grid gap-1 rounded-panel border bg-raised p-3">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Items a minute and seconds an item over time"
        className="h-20 w-full"
        preserveAspectRatio="none"
      >
        {stretches.map((stretch, at) => {
          const height = (HEIGHT * (rates[at] ?? 0)) / most;

          return (
            <rect
              key={stretch.from.toISOString()}
              x={place(stretch) * wide}
              y={HEIGHT - height}
              width={Math.max(1, wide - 1)}
              height={height}
              className="fill-accent/50"
            />
          );
        })}
        <polyline
          points={line}
          fill="none"
          vectorEffect="non-scaling-stroke"
          strokeWidth={1.5}
          className="stroke-machine"
        />
      </svg>
      <figcaption className="flex justify-between text-xs text-muted">
        <span>bars: items a minute, at most {Math.round(most).toLocaleString("en")}</span>
        {line && <span>line: seconds an item, at most {slowest.toFixed(2)}</span>}
      </figcaption>
    </figure>
  );
}
