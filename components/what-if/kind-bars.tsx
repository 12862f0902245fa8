import { classNames } from "#components/ui/class-names.ts";
import type { CountedBar } from "#lib/domain/what-if.ts";
import { figure } from "./bar-plot.tsx";

/** What would happen how often. */
export interface KindBar {
  readonly key: string;
  readonly words: string;
  readonly bar: CountedBar;
}

interface KindBarsProps {
  readonly title: string;
  readonly kinds: readonly KindBar[];
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}

/** A row a kind, its words before its bar; each row that holds something is a button. */
export function KindBars({ title, kinds, chosen, choose }: KindBarsProps) {
  const most = Math.max(1, ...kinds.map(({ bar }) => bar.count));

  return (
    <figure className="grid min-w-0 content-start gap-2 rounded-panel border bg-raised p-3">
      <figcaption className="flex items-baseline justify-between text-sm font-medium">
        {title} <span className="text-xs font-normal text-muted">how often · in how many items</span>
      </figcaption>
      <ul className="grid gap-px">
        {kinds.map(({ key, words, bar: { count, items } }) => (
          <li key={key}>
            <button
              type="button"
              disabled={count === 0}
              aria-pressed={key === chosen}
              aria-label={`${words}: ${figure(count)} in ${figure(items)} items`}
              onClick={() => choose(key)}
              className={classNames(
                "grid w-full grid-cols-[minmax(0,12.5rem)_minmax(2rem,1fr)_auto_4rem] items-center gap-2 rounded-sm px-1 py-0.5 text-left text-sm",
                key === chosen ? "bg-accent/20 inset-ring-2 inset-ring-ink" : "enabled:hover:bg-hover",
                count === 0 && "text-muted",
              )}
            >
              <span className="truncate">{words}</span>
              <svg aria-hidden viewBox="0 0 100 10" preserveAspectRatio="none" className="h-2.5 w-full">
                <rect width={count === 0 ? 0 : Math.max(1, (100 * count) / most)} height={10} className="fill-accent" />
              </svg>
              <span className="text-right">{figure(count)}</span>
              <span className="text-right text-muted">{figure(items)}</span>
            </button>
          </li>
        ))}
      </ul>
    </figure>
  );
}
