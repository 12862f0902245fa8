"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { STAGE_WORDS } from "#components/runs/reason-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { ShownPicture } from "#lib/domain/listed-suggestion.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { stageOf, thresholdsOf } from "#lib/pipeline/explain.ts";
import { lineageOf } from "#lib/pipeline/lineage.ts";
import { changesOf, thresholdsIn } from "#lib/pipeline/tried-thresholds.ts";
import { BoxLineagePanel } from "./box-lineage.tsx";
import { boxesAt, triedAt, triedUnder } from "./stage-boxes.ts";
import { StageDetails } from "./stage-details.tsx";
import { type SaveRecipe, ThresholdPanel } from "./threshold-panel.tsx";
import { TracePicture } from "./trace-picture.tsx";
import { useChosenBox } from "./use-chosen-box.ts";
import { WhatIfLink } from "./what-if-link.tsx";

interface SuggestionTraceProps {
  readonly projectId: string;
  readonly id: SuggestionId;
  readonly runId: RunId;
  readonly item: { readonly id: string; readonly externalId: string };
  readonly picture: ShownPicture;
  readonly recipe: Recipe;
  readonly fingerprint: string;
  readonly suggestion: Suggestion;
  readonly trace: Trace;
  readonly seconds: number;
  readonly save: SaveRecipe;
  /** The box that the address names, by its key. */
  readonly box: string | null;
  /** The thresholds that the address says to try, as JSON. */
  readonly changes: string | undefined;
}

/** How a suggestion came about, stage by stage on the picture; ← and → go from tags to questions, and each box tells its past. */
export function SuggestionTracePage(props: SuggestionTraceProps) {
  const { projectId, picture, recipe, suggestion, trace } = props;
  const [chosen, choose] = useState(() => stageAtFirst(props));
  useArrows((by) => choose((at) => Math.min(trace.stages.length - 1, Math.max(0, at + by))));
  const [thresholds, setThresholds] = useState(() => thresholdsIn(recipe, props.changes));
  const stage = trace.stages[chosen];
  const tried = triedUnder(trace, picture, thresholds);
  const isTried = stage?.stage === tried.at || stage?.stage === "filter";
  const shownBy = isTried ? thresholds : thresholdsOf(recipe);
  const lineage = lineageOf(props, shownBy);
  const { chosen: box, choose: chooseBox, step } = useChosenBox(lineage.boxes, props.box);

  return (
    <PageBody>
      <TraceHeader {...props} />
      <StageSteps trace={trace} chosen={chosen} choose={choose} />
      {stage && (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
          <TracePicture
            {...{ projectId, picture, box }}
            stage={stage.stage}
            shown={boxesAt(stage, { trace, suggestion, tried })}
            boxes={lineage.boxes}
            choose={chooseBox}
          />
          <section aria-live="polite" className="grid min-w-0 gap-4">
            {box && (
              <BoxLineagePanel
                {...{ projectId, lineage, box, picture, step }}
                thresholds={shownBy}
                leave={() => chooseBox(null)}
              />
            )}
            <StageHeader stage={stage} isTried={isTried && !sameValue(thresholds, thresholdsOf(recipe))} />
            <StageDetails
              stage={stage}
              tags={stageOf(trace, "tags")?.kept ?? []}
              suggestion={suggestion}
              tried={tried}
            />
            {isTried && (
              <ThresholdPanel
                {...{ projectId, recipe }}
                value={thresholds}
                onChange={setThresholds}
                save={props.save}
                scoresWords={tried.sifted.some(({ detected }) => detected.textScore !== undefined)}
              >
                <WhatIfLink projectId={projectId} runId={props.runId} changes={changesOf(recipe, thresholds)} />
              </ThresholdPanel>
            )}
            {stage.stage !== "tags" && (
              <details className="text-sm">
                <summary className="font-medium">The description</summary>
                <p className="mt-1 leading-6">{suggestion.description}</p>
              </details>
            )}
          </section>
        </div>
      )}
    </PageBody>
  );
}

/** The last one; what an address says to try is shown where it can be seen. */
function stageAtFirst({ trace, changes }: SuggestionTraceProps): number {
  const at = changes ? trace.stages.findIndex(({ stage }) => stage === triedAt(trace)) : -1;

  return at < 0 ? trace.stages.length - 1 : at;
}

interface StageHeaderProps {
  readonly stage: Trace["stages"][number];
  /** Is it shown by other thresholds than the recipe's? */
  readonly isTried: boolean;
}

function StageHeader({ stage: { stage, engine, seconds }, isTried }: StageHeaderProps) {
  return (
    <header className="grid gap-1">
      <h2 className="text-lg font-medium">{STAGE_WORDS[stage]}</h2>
      <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
        {engine ? (
          <Badge tone="machine">
            {engine.name} · {engine.model} · {engine.revision}
          </Badge>
        ) : (
          <Badge>no engine</Badge>
        )}
        {seconds.toFixed(3)} s{isTried && <Badge tone="warn">by the thresholds tried, not the suggestion's</Badge>}
      </p>
    </header>
  );
}

function TraceHeader({ projectId, runId, item, recipe, fingerprint, suggestion, seconds }: SuggestionTraceProps) {
  return (
    <PageHeader
      title={
        <>
          Suggestion for{" "}
          <Link href={`/projects/${projectId}/items/${item.id}`} className="hover:underline">
            {item.externalId}
          </Link>
        </>
      }
      description={
        <>
          Recipe {recipe.name} <span className="font-mono">{fingerprint.slice(0, 12)}</span> · {seconds.toFixed(2)} s ·{" "}
          <Link href={`/projects/${projectId}/runs/${runId}`} className="text-accent underline">
            its run
          </Link>
        </>
      }
      state={
        suggestion.emptyBecause && (
          <Badge tone="warn">{suggestion.emptyBecause === "no-tags" ? "no tags" : "no boxes"}</Badge>
        )
      }
    />
  );
}

interface StageStepsProps {
  readonly trace: Trace;
  readonly chosen: number;
  readonly choose: (at: number) => void;
}

function StageSteps({ trace, chosen, choose }: StageStepsProps) {
  return (
    <nav aria-label="Stages" className="flex flex-wrap items-center gap-1">
      {trace.stages.map(({ stage }, at) => (
        <button
          key={stage}
          type="button"
          aria-current={at === chosen ? "step" : undefined}
          onClick={() => choose(at)}
          className={classNames(
            "h-8 rounded-control border px-3 text-sm",
            at === chosen
              ? "border-accent bg-accent font-medium text-accent-ink"
              : "border-edge/60 bg-raised hover:bg-hover",
          )}
        >
          {at + 1} {STAGE_WORDS[stage]}
        </button>
      ))}
      <span className="ml-2 text-xs text-muted">
        <kbd>←</kbd> <kbd>→</kbd>
      </span>
    </nav>
  );
}

function useArrows(go: (by: number) => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return; // a slider, a name
      if (event.key === "ArrowRight") go(1);
      if (event.key === "ArrowLeft") go(-1);
    };
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  });
}
