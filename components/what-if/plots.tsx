import { Tabs } from "#components/ui/tabs.tsx";
import type { Measured, WhatIfTally } from "#lib/domain/what-if.ts";
import type { Thresholds } from "#lib/pipeline/explain.ts";
import { BarPlot } from "./bar-plot.tsx";
import { countBars, kindBars, measureBars, measuredIn, measureLines } from "./bars-of.ts";
import { KindBars } from "./kind-bars.tsx";
import { MEASURED_WORDS } from "./shift-words.ts";

/** What the second plot is of. */
export type PlotOf = Measured | "changes";

interface PlotsProps {
  readonly tally: WhatIfTally;
  readonly thresholds: { readonly own: Thresholds; readonly tried: Thresholds };
  readonly plotOf: PlotOf;
  readonly setPlotOf: (plotOf: PlotOf) => void;
  /** The chosen bar's key. */
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}

/** What would change, by kind; beside it, in how many items how much, or where the figures lie about a threshold. */
export function Plots({ tally, thresholds, plotOf, setPlotOf, ...choosing }: PlotsProps) {
  const measures = measuredIn(tally);
  const changed = Math.max(...tally.byCount.slice(1).map(({ items }) => items));
  const shown = plotOf === "changes" || measures.includes(plotOf) ? plotOf : "changes";
  const counts = (
    <BarPlot
      words={{ title: "Items by their changes", unit: "items" }}
      bars={countBars(tally)}
      {...(changed > 0 && { highest: changed })}
      labelsAt="middle"
      {...choosing}
    />
  );
  const plotOfMeasure = (measured: Measured) => (
    <BarPlot
      words={wordsFor(measured)}
      bars={measureBars(tally, measured)}
      lines={measureLines(measured, thresholds.own, thresholds.tried)}
      labelsAt="edge"
      {...choosing}
    />
  );

  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <KindBars title="By kind" kinds={kindBars(tally)} {...choosing} />
      <Tabs
        label="Histograms"
        value={shown}
        onChange={(id) => setPlotOf(id as PlotOf)}
        className="grid min-w-0 content-start gap-3 rounded-panel border bg-raised p-3"
        tabs={[
          { id: "changes", title: "Changes", content: counts },
          ...measures.map((id) => ({ id, title: MEASURED_WORDS[id].short, content: plotOfMeasure(id) })),
        ]}
      />
    </div>
  );
}

function wordsFor(measured: Measured) {
  const { title, unit, acts } = MEASURED_WORDS[measured];

  return { title, unit, fullUnit: acts };
}
