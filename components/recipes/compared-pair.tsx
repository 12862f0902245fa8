import Link from "next/link";
import { hueOf } from "#components/editor/colours.ts";
import { BoxedPicture } from "#components/runs/boxed-picture.tsx";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import type { ComparedSuggestions } from "#lib/domain/recipe-comparison.ts";
import { wordsOf } from "#lib/domain/span.ts";
import type { WrittenQuestion } from "#lib/domain/trace.ts";
import type { DiffPart } from "#lib/domain/word-diff.ts";

interface ComparedPairProps {
  readonly projectId: string;
  readonly names: { readonly one: string; readonly other: string };
  readonly pair: ComparedSuggestions;
}

/** One item by both recipes: boxes on the picture, and the words that only one of the texts has. */
export function ComparedPair({ projectId, names, pair }: ComparedPairProps) {
  const { one, other, text, questions } = pair;
  const isSameText = text.every((part) => part.in === "both");
  const otherQuestions = questions.one.length + questions.other.length;

  return (
    <article className="grid gap-1 rounded-panel border bg-raised p-2">
      <div className="grid grid-cols-2 gap-1">
        <Side projectId={projectId} made={one} beside={other} name={names.one} />
        <Side projectId={projectId} made={other} beside={one} name={names.other} />
      </div>
      <details className="text-sm">
        <summary>
          {one.item.externalId}:{" "}
          <span className="text-muted">
            {isSameText ? "the same text" : "texts differ"}, {questionWords(otherQuestions)}
          </span>
        </summary>
        <TextDifference text={text} />
        <QuestionsAlone questions={questions} />
      </details>
    </article>
  );
}

function questionWords(count: number): string {
  if (count === 0) return "the same questions";

  return count === 1 ? "1 question in one alone" : `${count} questions in one alone`;
}

function TextDifference({ text }: { readonly text: readonly DiffPart[] }) {
  let at = 0;

  return (
    <p className="mt-2 rounded-panel bg-sunken p-2 leading-6 wrap-anywhere whitespace-pre-wrap">
      {text.map((part) => {
        const key = at;
        at += part.text.length;
        if (part.in === "both") return <span key={key}>{part.text}</span>;

        return part.in === "one" ? (
          <del key={`${key}-`} className="text-danger">
            {part.text}
          </del>
        ) : (
          <ins key={`${key}+`} className="text-good">
            {part.text}
          </ins>
        );
      })}
    </p>
  );
}

function QuestionsAlone({ questions }: Pick<ComparedSuggestions, "questions">) {
  const words = ({ question, answer }: WrittenQuestion) => `${question} ${answer}`;

  return (
    <ul className="mt-2 grid gap-0.5">
      {questions.one.map((one) => (
        <li key={`-${words(one)}`}>
          <del className="text-danger">{words(one)}</del>
        </li>
      ))}
      {questions.other.map((one) => (
        <li key={`+${words(one)}`}>
          <ins className="text-good">{words(one)}</ins>
        </li>
      ))}
    </ul>
  );
}

interface SideProps {
  readonly projectId: string;
  readonly made: ListedSuggestion;
  /** The other recipe's: words that both ground have one colour. */
  readonly beside: ListedSuggestion;
  readonly name: string;
}

function Side({ projectId, made, beside, name }: SideProps) {
  const spans = [made, beside].flatMap(({ suggestion }) => suggestion.mentions.map(({ span }) => span.from));
  const places = [...new Set(spans)].sort((a, b) => a - b);
  const { mentions, description } = made.suggestion;
  const boxes = mentions.flatMap(({ id, span, boxes: own }) =>
    own.map(({ box }, n) => ({ key: `${id}-${n}`, box, colour: hueOf(places.indexOf(span.from)) })),
  );
  const count = boxes.length === 1 ? "1 box" : `${boxes.length} boxes`;
  const words = mentions.map(({ span }) => wordsOf(description, span)).join(", ");

  return (
    <Link href={`/projects/${projectId}/suggestions/${made.id}`} className="grid min-w-0 content-start gap-1">
      <BoxedPicture
        projectId={projectId}
        picture={made.picture}
        rendition="thumbnail"
        boxes={boxes}
        alt=""
        className="aspect-[4/3]"
      />
      <span className="truncate text-xs text-muted">
        {name}: {count}
        {words && `, ${words}`}
      </span>
    </Link>
  );
}
