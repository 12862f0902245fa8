import type { KeyboardEvent } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { PlottedBar, PlotWords } from "./bar-plot.tsx";

interface BarButtonsProps {
  readonly words: PlotWords;
  readonly bars: readonly PlottedBar[];
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}

/** A button over each bar, as high as the plot; Tab comes to them once, ← and → go along those that hold something. */
export function BarButtons({ words, bars, chosen, choose }: BarButtonsProps) {
  const first = bars.find(({ key }) => key === chosen) ?? bars.find(({ value }) => value > 0);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    <div role="group" aria-label={words.title} onKeyDown={goAlong} className="absolute inset-0 flex">
      {bars.map((bar) => (
        <button
          key={bar.key}
          type="button"
          aria-pressed={bar.key === chosen}
          aria-label={wordsOf(bar, words)}
          title={wordsOf(bar, words)}
          disabled={bar.value === 0}
          tabIndex={bar.key === first?.key ? 0 : -1}
          onClick={() => choose(bar.key)}
          className={classNames(
            "min-w-0 flex-1 rounded-sm",
            bar.key === chosen
              ? "bg-accent/20 inset-ring-2 inset-ring-ink"
              : "hover:bg-hover/50 disabled:bg-transparent",
          )}
        />
      ))}
    </div>
  );
}

function wordsOf({ words, value, full }: PlottedBar, { unit, fullUnit }: PlotWords): string {
  const part = fullUnit && full !== undefined ? `, ${full.toLocaleString("en")} ${fullUnit}` : "";

  return `${words}: ${value.toLocaleString("en")} ${unit}${part}`;
}

function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:enabled")];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
}
