"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { STAGE_WORDS } from "#components/runs/reason-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { area, type Size } from "#lib/domain/geometry.ts";
import type { Lineage, TracedBox } from "#lib/domain/lineage.ts";
import type { Thresholds } from "#lib/pipeline/explain.ts";
import { fateWords, placeWords } from "./lineage-words.ts";
import { Origins, type PatchOf } from "./origins.tsx";

interface BoxLineageProps {
  readonly projectId: string;
  readonly lineage: Lineage;
  readonly box: TracedBox;
  readonly picture: Size & PatchOf;
  readonly thresholds: Thresholds;
  readonly step: (by: number) => void;
  readonly leave: () => void;
}

/** All that is known of one box: its words, what the detector and the judge said, what became one with it, and by whom. */
export function BoxLineagePanel({ projectId, lineage, box, picture, thresholds, step, leave }: BoxLineageProps) {
  const { tag, fate, origins } = box;
  const share = (100 * area(box.box)) / (picture.width * picture.height);

  return (
    <section aria-label={`The box of ${tag.phrase}`} className="grid gap-3 rounded-panel border bg-raised p-3 text-sm">
      <header className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 text-lg font-medium wrap-anywhere">{tag.phrase}</h2>
        <Badge tone={fate === "in-the-text" ? "good" : "warn"}>{fateWords(fate)}</Badge>
        <IconButton icon={ChevronLeft} label="The box before" onClick={() => step(-1)} />
        <IconButton icon={ChevronRight} label="The next box" onClick={() => step(1)} />
        <IconButton icon={X} label="Leave the box" onClick={leave} />
      </header>
      <p className="max-h-40 overflow-auto rounded-panel border bg-sunken p-2 leading-6">
        {lineage.description.slice(0, tag.span.from)}
        <mark className="rounded-xs bg-accent/30 font-medium text-ink">
          {lineage.description.slice(tag.span.from, tag.span.to)}
        </mark>
        {lineage.description.slice(tag.span.to)}
      </p>
      <Facts>
        <Fact of="Quality">
          {tag.quality || "none said"} · {tag.effect}
        </Fact>
        <Fact of="Span">
          characters {tag.span.from} to {tag.span.to}
        </Fact>
        <Fact of="Asked">“{box.asked}”</Fact>
        <Fact of="Box">
          <span className="font-mono text-xs">{placeWords(box.box)}</span> · {share.toFixed(1)} % of the picture
        </Fact>
      </Facts>
      <h3 className="font-medium">
        {origins.length === 1 ? "The detection" : `${origins.length} detections became it`}
      </h3>
      <Origins projectId={projectId} picture={picture} origins={origins} thresholds={thresholds} />
      <Makers projectId={projectId} lineage={lineage} />
    </section>
  );
}

function Makers({ projectId, lineage }: Pick<BoxLineageProps, "projectId" | "lineage">) {
  const { recipe, run, seconds, stages } = lineage;

  return (
    <Facts>
      {stages.map(({ stage, engine, seconds: took }) => (
        <Fact key={stage} of={STAGE_WORDS[stage]}>
          {engine ? `${engine.name} · ${engine.model} · ${engine.revision}` : "no engine"}
          <span className="text-muted"> · {took.toFixed(3)} s</span>
        </Fact>
      ))}
      <Fact of="Recipe">
        {recipe.name} <span className="font-mono text-xs break-all text-muted">{recipe.fingerprint}</span>
      </Fact>
      <Fact of="Run">
        <Link href={`/projects/${projectId}/runs/${run}`} className="font-mono text-xs text-accent underline">
          {run}
        </Link>
      </Fact>
      <Fact of="In all">{seconds.toFixed(2)} s</Fact>
    </Facts>
  );
}

function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">{children}</dl>;
}

function Fact({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{of}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
