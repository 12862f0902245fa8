import { useId } from "react";
import { BarButtons } from "./bar-buttons.tsx";
import { PlotTable } from "./plot-table.tsx";

/** A bar that can be chosen. */
export interface PlottedBar {
  readonly key: string;
  /** Under the bar. */
  readonly label: string;
  /** What the bar is of, without its figures. */
  readonly words: string;
  readonly value: number;
  /** The part of it that is drawn in full colour; all of it where nothing is said. */
  readonly full?: number;
}

/** A line across the plot, at a share of its width. */
export interface PlottedLine {
  readonly at: number;
  readonly words: string;
  readonly dashed?: true;
}

export interface PlotWords {
  readonly title: string;
  /** What the bars count. */
  readonly unit: string;
  /** What `full` counts of it. */
  readonly fullUnit?: string;
}

interface BarPlotProps {
  readonly words: PlotWords;
  readonly bars: readonly PlottedBar[];
  /** The figure of a bar of full height; what is over it is drawn broken. The highest where nothing is said. */
  readonly highest?: number;
  readonly lines?: readonly PlottedLine[];
  /** Under the middle of the bars, or where they begin. */
  readonly labelsAt: "middle" | "edge";
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}

const WIDTH = 600;
const HEIGHT = 100;

/** Bars that are buttons; the same figures stand over them where there is room, and in a table under them. */
export function BarPlot({ words, bars, highest, lines = [], labelsAt, chosen, choose }: BarPlotProps) {
  const titleId = useId();
  const most = Math.max(1, highest ?? Math.max(...bars.map(({ value }) => value)));
  const wide = WIDTH / bars.length;

  return (
    <figure aria-labelledby={titleId} className="grid min-w-0 content-start gap-1">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span id={titleId} className="text-sm font-medium">
          {words.title}
        </span>
        <span className="text-xs text-muted">
          {words.unit}
          {words.fullUnit && ` · in full colour: ${words.fullUnit}`}
        </span>
      </figcaption>
      {labelsAt === "middle" && (
        <BarLabels at="middle" labels={bars.map(({ key, value }) => ({ key, text: figure(value) }))} />
      )}
      <div className="relative h-32">
        <svg
          aria-hidden
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          {bars.map((bar, at) => (
            <DrawnBar key={bar.key} bar={bar} most={most} place={{ x: (at + 0.1) * wide, width: wide * 0.8 }} />
          ))}
          <Line from={[0, HEIGHT]} to={[WIDTH, HEIGHT]} className="stroke-edge" />
          {lines.map(({ at, words: key, dashed }) => (
            <Line
              key={key}
              from={[at * WIDTH, 0]}
              to={[at * WIDTH, HEIGHT]}
              className={dashed ? "stroke-ink [stroke-dasharray:3_4]" : "stroke-ink stroke-2"}
            />
          ))}
        </svg>
        <BarButtons {...{ words, bars, chosen, choose }} />
      </div>
      <BarLabels at={labelsAt} labels={bars.map(({ key, label }) => ({ key, text: label }))} />
      {lines.length > 0 && <p className="text-xs text-muted">{lines.map((line) => line.words).join(" · ")}</p>}
      <PlotTable {...{ words, bars }} />
    </figure>
  );
}

/** A figure with its thousands apart. */
export function figure(value: number): string {
  return value.toLocaleString("en");
}

interface BarLabelsProps {
  readonly at: BarPlotProps["labelsAt"];
  readonly labels: readonly { readonly key: string; readonly text: string }[];
}

function BarLabels({ at, labels }: BarLabelsProps) {
  return (
    <div aria-hidden className="flex h-4 text-center text-xs text-muted">
      {labels.map(({ key, text }) => (
        <span key={key} className="w-0 flex-1 whitespace-nowrap">
          <span className={at === "edge" ? "block -translate-x-1/2" : ""}>{text}</span>
        </span>
      ))}
    </div>
  );
}

interface DrawnBarProps {
  readonly bar: PlottedBar;
  readonly most: number;
  readonly place: { readonly x: number; readonly width: number };
}

function DrawnBar({ bar: { value, full = value }, most, place }: DrawnBarProps) {
  const height = (of: number) => (of === 0 ? 0 : Math.max(2, HEIGHT * Math.min(1, of / most)));
  const whole = height(value);

  return (
    <>
      <rect {...place} y={HEIGHT - whole} height={whole} className="fill-accent/35" />
      <rect {...place} y={HEIGHT - height(full)} height={height(full)} className="fill-accent" />
      {value > most && <rect {...place} y={HEIGHT * 0.14} height={3} className="fill-raised" />}
    </>
  );
}

interface LineProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly className: string;
}

function Line({ from: [x1, y1], to: [x2, y2], className }: LineProps) {
  return <line {...{ x1, y1, x2, y2, className }} vectorEffect="non-scaling-stroke" />;
}
