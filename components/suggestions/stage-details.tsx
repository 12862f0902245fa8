import type { ReactNode } from "react";
import { hueOf } from "#components/editor/colours.ts";
import { REASON_WORDS } from "#components/runs/reason-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { BoxLineage } from "#lib/domain/lineage.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { DropReason, Trace } from "#lib/domain/trace.ts";

type Stage = Trace["stages"][number];

interface StageDetailsProps {
  readonly stage: Stage;
  readonly tags: readonly Tag[];
  /** Where each box of the suggestion comes from. */
  readonly lineages: readonly BoxLineage[];
}

/** What a stage kept and what it dropped, with the reason of each. */
export function StageDetails({ stage, tags, lineages }: StageDetailsProps) {
  switch (stage.stage) {
    case "tags":
      return <TagDetails stage={stage} />;
    case "boxes":
      return <BoxDetails stage={stage} tags={tags} />;
    case "filter":
      return <FilterDetails stage={stage} tags={tags} />;
    case "merge":
      return <MergeDetails lineages={lineages} />;
    case "fusion":
      return <FusionDetails stage={stage} tags={tags} />;
    case "questions":
      return <QuestionDetails stage={stage} />;
  }
}

type Of<Name extends Stage["stage"]> = { readonly stage: Extract<Stage, { stage: Name }> };
type WithTags<Name extends Stage["stage"]> = Of<Name> & Pick<StageDetailsProps, "tags">;

function TagDetails({ stage }: Of<"tags">) {
  return (
    <Lists
      kept={stage.kept.map((tag, at) => (
        <Line key={keyOf(tag)} at={at} words={tag.phrase}>
          {tag.quality} · {tag.effect}
        </Line>
      ))}
      dropped={stage.dropped.map(({ tag, reason }) => (
        <Dropped key={keyOf(tag)} what={`${tag.phrase}: ${tag.quality}`} reason={reason} />
      ))}
    />
  );
}

function keyOf({ span, quality }: Tag): string {
  return `${span.from}-${quality}`;
}

function BoxDetails({ stage, tags }: WithTags<"boxes">) {
  return (
    <Lists
      kept={stage.detected.map(({ tag, asked, boxes }) => (
        <Line key={tag} at={tag} words={`“${asked}”`}>
          {boxes.map(({ score, route }) => `${score.toFixed(2)} ${route}`).join("; ")}
        </Line>
      ))}
      dropped={stage.dropped.map(({ tag, reason }) => (
        <Dropped key={tag} what={tags[tag]?.phrase ?? ""} reason={reason} />
      ))}
    />
  );
}

function FilterDetails({ stage, tags }: WithTags<"filter">) {
  const shown = (isKept: boolean) =>
    stage.judged
      .filter(({ kept }) => kept === isKept)
      .map((one) => <Judged key={`${one.tag}-${one.box}`} judged={one} tags={tags} />);

  return (
    <Lists kept={shown(true)} dropped={shown(false)} none="Only a tag with several boxes is judged; there was none." />
  );
}

/** Each box that is left, with the detections that it grew from. */
function MergeDetails({ lineages }: { readonly lineages: readonly BoxLineage[] }) {
  return (
    <Lists
      kept={lineages.map(({ tag, box, origins }, at) => {
        const place = [box.x1, box.y1, box.x2, box.y2].map((side) => Math.round(side)).join(", ");

        return (
          <li key={`${tag.span.from}-${tag.quality}-${place}`} className="grid gap-0.5 text-sm">
            <span className="flex items-baseline gap-2">
              <span aria-hidden className="size-2.5 rounded-sm border border-edge" style={{ background: hueOf(at) }} />
              <span className="font-medium">{tag.phrase}</span>
              <span className="font-mono text-xs text-muted">{place}</span>
            </span>
            <ul className="ml-5 grid gap-0.5 text-xs text-muted">
              {origins.map(({ score, route, verdict, joinedBy, box: from }) => (
                <li key={`${score}-${from.x1}-${from.y1}`}>
                  {score.toFixed(2)} {route}
                  {verdict && ` · ${verdict.answer}: ${verdict.because}`}
                  {joinedBy ? ` · ${REASON_WORDS[joinedBy]}` : " · the box that grew"}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
      dropped={[]}
    />
  );
}

function FusionDetails({ stage, tags }: WithTags<"fusion">) {
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{stage.question}</p>
      <p className="rounded-panel border bg-sunken p-3 font-mono text-sm/6 break-words">{stage.text}</p>
      {stage.dropped.length > 0 && (
        <Lists
          kept={[]}
          dropped={stage.dropped.map(({ tag, reason }) => (
            <Dropped key={tag} what={tags[tag]?.phrase ?? ""} reason={reason} />
          ))}
        />
      )}
    </div>
  );
}

function QuestionDetails({ stage }: Of<"questions">) {
  return (
    <Lists
      kept={stage.kept.map(({ kind, question, answer }) => (
        <li key={question} className="text-sm">
          <Badge>{kind}</Badge> {question} <span className="font-medium">{answer}</span>
        </li>
      ))}
      dropped={stage.dropped.map(({ pair, reason }) => (
        <Dropped key={pair.question} what={`${pair.question} ${pair.answer}`} reason={reason} />
      ))}
    />
  );
}

interface ListsProps {
  readonly kept: readonly ReactNode[];
  readonly dropped: readonly ReactNode[];
  readonly none?: string;
}

function Lists({ kept, dropped, none = "Nothing." }: ListsProps) {
  return (
    <div className="grid gap-4">
      <section className="grid gap-1">
        <h3 className="text-sm font-medium">Kept {kept.length}</h3>
        {kept.length === 0 && dropped.length === 0 ? (
          <p className="text-sm text-muted">{none}</p>
        ) : (
          <ul className="grid gap-1">{kept}</ul>
        )}
      </section>
      {dropped.length > 0 && (
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">Dropped {dropped.length}</h3>
          <ul className="grid gap-1">{dropped}</ul>
        </section>
      )}
    </div>
  );
}

function Line({ at, words, children }: { readonly at: number; readonly words: string; readonly children: ReactNode }) {
  return (
    <li className="flex items-baseline gap-2 text-sm">
      <span aria-hidden className="size-2.5 shrink-0 rounded-sm border border-edge" style={{ background: hueOf(at) }} />
      <span>
        <span className="font-medium">{words}</span> <span className="text-muted">{children}</span>
      </span>
    </li>
  );
}

function Dropped({ what, reason }: { readonly what: string; readonly reason: DropReason }) {
  return (
    <li className="text-sm">
      {what} <span className="text-muted">— {REASON_WORDS[reason]}</span>
    </li>
  );
}

type Judgement = Extract<Stage, { stage: "filter" }>["judged"][number];

function Judged({ judged, tags }: { readonly judged: Judgement; readonly tags: readonly Tag[] }) {
  const { tag, verdict } = judged;
  const probability = verdict.probability === null ? "" : ` (${verdict.probability.toFixed(2)})`;

  return (
    <Line at={tag} words={tags[tag]?.phrase ?? ""}>
      {verdict.question} {verdict.answer}
      {probability} · {verdict.because}
    </Line>
  );
}
