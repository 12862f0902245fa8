import type { ReactNode } from "react";
import { hueOf } from "#components/editor/colours.ts";
import { REASON_WORDS } from "#components/runs/reason-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { PatchVerdict, Trace } from "#lib/domain/trace.ts";
import type { SiftedBox } from "#lib/pipeline/explain.ts";
import { InterleavedText, MarkedText } from "./marked-text.tsx";
import { colourOfWords, type Tried } from "./stage-boxes.ts";

type Stage = Trace["stages"][number];

interface StageDetailsProps {
  readonly stage: Stage;
  readonly tags: readonly Tag[];
  readonly suggestion: Suggestion;
  readonly tried: Tried;
}

/** What a stage kept and what it dropped, with the reason of each. */
export function StageDetails({ stage, tags, suggestion, tried }: StageDetailsProps) {
  switch (stage.stage) {
    case "tags":
      return <TagDetails stage={stage} description={suggestion.description} />;
    case "boxes":
      return tried.at === "boxes" ? (
        <TriedBoxDetails {...{ stage, tags, tried }} />
      ) : (
        <BoxDetails stage={stage} tags={tags} />
      );
    case "filter":
      return <FilterDetails sifted={tried.sifted} tags={tags} />;
    case "merge":
      return <MergeDetails lineages={tried.lineages} tags={tags} />;
    case "fusion":
      return <FusionDetails stage={stage} tags={tags} suggestion={suggestion} />;
    case "questions":
      return <QuestionDetails stage={stage} />;
  }
}

type Of<Name extends Stage["stage"]> = { readonly stage: Extract<Stage, { stage: Name }> };
type WithTags<Name extends Stage["stage"]> = Of<Name> & Pick<StageDetailsProps, "tags">;

function TagDetails({ stage, description }: Of<"tags"> & { readonly description: string }) {
  const marks = [
    ...stage.kept.map(({ span }, at) => ({ span, colour: hueOf(at) })),
    ...stage.dropped.map(({ tag }) => ({ span: tag.span, colour: hueOf(undefined), dropped: true as const })),
  ];

  return (
    <>
      <MarkedText text={description} marks={marks} />
      <Lists
        kept={stage.kept.map((tag, at) => (
          <Line key={keyOf(tag)} at={at} words={tag.phrase}>
            {tag.quality} · {tag.effect}
          </Line>
        ))}
        dropped={stage.dropped.map(({ tag, reason }) => (
          <Dropped key={keyOf(tag)} what={`${tag.phrase}: ${tag.quality}`} reason={REASON_WORDS[reason]} />
        ))}
      />
    </>
  );
}

function keyOf({ span, quality }: Tag): string {
  return `${span.from}-${quality}`;
}

/** Of a recipe that leaves filter and merging out: what the thresholds that are tried make of the detector's boxes. */
function TriedBoxDetails({ stage, tags, tried }: WithTags<"boxes"> & Pick<StageDetailsProps, "tried">) {
  const dropped = [...withoutBox(stage, tags), ...droppedBoxes(tried.sifted, tags)];

  return <MergeDetails lineages={tried.lineages} tags={tags} dropped={dropped} />;
}

function withoutBox({ dropped }: Of<"boxes">["stage"], tags: readonly Tag[]): ReactNode[] {
  return dropped.map(({ tag, reason }) => (
    <Dropped key={tag} what={tags[tag]?.phrase ?? ""} reason={REASON_WORDS[reason]} />
  ));
}

function BoxDetails({ stage, tags }: WithTags<"boxes">) {
  return (
    <Lists
      kept={stage.detected
        .filter(({ boxes }) => boxes.length > 0)
        .map(({ tag, asked, boxes }) => (
          <Line key={tag} at={tag} words={`“${asked}”`}>
            {boxes.map(({ score, route }) => `${score.toFixed(2)} ${route}`).join("; ")}
          </Line>
        ))}
      dropped={withoutBox(stage, tags)}
    />
  );
}

function FilterDetails({ sifted, tags }: Pick<Tried, "sifted"> & Pick<StageDetailsProps, "tags">) {
  const kept = sifted.flatMap((one, at) => (one.dropped === null ? [{ one, key: `${at}` }] : []));

  return (
    <Lists
      kept={kept.map(({ one, key }) => (
        <Line key={key} at={one.tag} words={siftedWords(one, tags)}>
          {one.verdict ? verdictWords(one.verdict) : "the only box of its tag: not asked about"}
        </Line>
      ))}
      dropped={droppedBoxes(sifted, tags)}
    />
  );
}

function droppedBoxes(sifted: readonly SiftedBox[], tags: readonly Tag[]): ReactNode[] {
  return sifted.flatMap((one, at) => {
    const key = `${one.tag}-${at}`;

    return one.dropped ? [<Dropped key={key} what={siftedWords(one, tags)} reason={dropWords(one)} />] : [];
  });
}

function dropWords({ dropped, verdict }: SiftedBox): string {
  if (dropped === "patch-judge-said-no" && verdict) return verdictWords(verdict);

  return dropped === "under-text-threshold" ? "under the text threshold" : "under the box threshold";
}

function siftedWords({ tag, detected }: SiftedBox, tags: readonly Tag[]): string {
  return `${tags[tag]?.phrase ?? ""} ${detected.score.toFixed(2)}`;
}

function verdictWords({ question, answer, probability, because }: PatchVerdict): string {
  const yes = probability === null ? "" : ` (Yes ${probability.toFixed(2)})`;

  return `${question} ${answer === "yes" ? "Yes" : "No"}${yes} · ${because}`;
}

type MergeDetailsProps = Pick<Tried, "lineages"> &
  Pick<StageDetailsProps, "tags"> &
  Partial<Pick<ListsProps, "dropped">>;

/** Each box that is left, with the detections that it grew from. */
function MergeDetails({ lineages, tags, dropped = [] }: MergeDetailsProps) {
  return (
    <Lists
      kept={lineages.map(({ tag, box, origins }) => {
        const place = [box.x1, box.y1, box.x2, box.y2].map((side) => Math.round(side)).join(", ");

        return (
          <li key={`${tag.span.from}-${tag.quality}-${place}`} className="grid gap-0.5 text-sm">
            <span className="flex items-baseline gap-2">
              <Hue colour={colourOfWords(tag.span, tags)} />
              <span className="font-medium">{tag.phrase}</span>
              <span className="font-mono text-xs text-muted">{place}</span>
            </span>
            <ul className="ml-5 grid gap-0.5 text-xs text-muted">
              {origins.map(({ score, route, verdict, joinedBy, box: from }) => (
                <li key={`${score}-${from.x1}-${from.y1}`}>
                  {score.toFixed(2)} {route}
                  {verdict && ` · ${verdict.answer}: ${verdict.because}`}
                  {joinedBy && ` · ${REASON_WORDS[joinedBy]}`}
                  {!joinedBy && origins.length > 1 && " · the box that grew"}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
      dropped={dropped}
    />
  );
}

function FusionDetails({ stage, tags, suggestion }: WithTags<"fusion"> & Pick<StageDetailsProps, "suggestion">) {
  const inText = [...suggestion.mentions].sort((a, b) => a.span.from - b.span.from);

  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{stage.question}</p>
      <InterleavedText text={stage.text} colours={inText.map(({ span }) => colourOfWords(span, tags))} />
      {stage.dropped.length > 0 && (
        <Lists
          kept={[]}
          dropped={stage.dropped.map(({ tag, reason }) => (
            <Dropped key={tag} what={tags[tag]?.phrase ?? ""} reason={REASON_WORDS[reason]} />
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
        <Dropped key={pair.question} what={`${pair.question} ${pair.answer}`} reason={REASON_WORDS[reason]} />
      ))}
    />
  );
}

interface ListsProps {
  readonly kept: readonly ReactNode[];
  readonly dropped: readonly ReactNode[];
}

function Lists({ kept, dropped }: ListsProps) {
  return (
    <div className="grid gap-4">
      <section className="grid gap-1">
        <h3 className="text-sm font-medium">Kept {kept.length}</h3>
        {kept.length === 0 && dropped.length === 0 ? (
          <p className="text-sm text-muted">Nothing.</p>
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
      <Hue colour={hueOf(at)} />
      <span>
        <span className="font-medium">{words}</span> <span className="text-muted">{children}</span>
      </span>
    </li>
  );
}

function Hue({ colour }: { readonly colour: string }) {
  return (
    <span aria-hidden className="size-2.5 shrink-0 rounded-sm border border-edge" style={{ background: colour }} />
  );
}

function Dropped({ what, reason }: { readonly what: string; readonly reason: string }) {
  return (
    <li className="text-sm">
      {what} <span className="text-muted">— {reason}</span>
    </li>
  );
}
