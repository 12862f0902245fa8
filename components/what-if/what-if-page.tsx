"use client";

import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { type SaveRecipe, ThresholdPanel } from "#components/suggestions/threshold-panel.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Run } from "#lib/domain/run.ts";
import { type Thresholds, thresholdsOf } from "#lib/pipeline/explain.ts";
import { changesOf, thresholdsIn } from "#lib/pipeline/tried-thresholds.ts";
import { BarPictures } from "./bar-pictures.tsx";
import { barOf, measuredIn, movedMeasure } from "./bars-of.ts";
import { keepInAddress } from "./keep-in-address.ts";
import { type PlotOf, Plots } from "./plots.tsx";
import { RunState } from "./run-state.tsx";
import { useWhatIf } from "./use-what-if.ts";

interface WhatIfPageProps {
  readonly run: Run;
  readonly recipe: { readonly id: string; readonly fingerprint: string; readonly recipe: Recipe };
  /** The thresholds that the address says to try, as JSON. */
  readonly changes: string | undefined;
  /** The bar that the address names. */
  readonly bar: string | null;
  readonly save: SaveRecipe;
}

/** What other thresholds would change over a run: sliders, histograms whose bars are buttons, and a bar's pictures. */
export function WhatIfPage({ run, recipe: { recipe }, save, ...address }: WhatIfPageProps) {
  const { projectId, id: runId, counts } = run;
  const [thresholds, setThresholds] = useState(() => thresholdsIn(recipe, address.changes));
  const [barKey, setBarKey] = useState(address.bar);
  const [plotOf, setPlotOf] = useState<PlotOf>("changes");
  const changes = JSON.stringify(changesOf(recipe, thresholds));
  const going = useWhatIf({ projectId, runId, changes });
  const { figures } = going;
  const chosen = figures && barOf(figures.tally, barKey);
  const tryThem = (next: Thresholds) => {
    if (plotOf !== "changes") setPlotOf(movedMeasure(thresholds, next) ?? plotOf);
    setThresholds(next);
    keepInAddress({ changes: JSON.stringify(changesOf(recipe, next)) });
  };
  const choose = (bar: string) => {
    setBarKey(bar);
    keepInAddress({ bar });
  };

  return (
    <PageBody>
      <WhatIfHeader run={run} recipe={recipe} />
      {counts.done + counts.reused === 0 ? (
        <EmptyState icon={Sparkles} title="Nothing made yet">
          Once the run has made suggestions, their kept answers tell what other thresholds would change.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <div className="lg:sticky lg:top-4">
            <ThresholdPanel
              {...{ projectId, recipe, save }}
              value={thresholds}
              onChange={tryThem}
              scoresWords={figures !== null && measuredIn(figures.tally).includes("text-score")}
            />
          </div>
          <div className="grid min-w-0 gap-4">
            <RunState going={going} total={counts.total} />
            {figures && (
              <div className={`grid min-w-0 gap-4 ${going.isStale ? "opacity-60" : ""}`}>
                <Plots
                  tally={figures.tally}
                  thresholds={{ own: thresholdsOf(recipe), tried: thresholds }}
                  {...{ plotOf, setPlotOf, choose }}
                  chosen={chosen?.key ?? null}
                />
                {changes === "{}" && !chosen && (
                  <p className="text-sm text-muted">
                    These are the recipe’s own thresholds: move one, and its pictures come here.
                  </p>
                )}
                {chosen && <BarPictures asked={{ projectId, runId, changes: figures.changes }} chosen={chosen} />}
              </div>
            )}
          </div>
        </div>
      )}
    </PageBody>
  );
}

function WhatIfHeader({ run, recipe }: { readonly run: Run; readonly recipe: Recipe }) {
  return (
    <PageHeader
      title="What would change"
      description={
        <>
          Other thresholds over the{" "}
          <Link href={`/projects/${run.projectId}/runs/${run.id}`} className="text-accent underline">
            run of {recipe.name}
          </Link>
          , from the answers that its engines gave. Nothing is asked again, and no suggestion changes.
        </>
      }
    />
  );
}
