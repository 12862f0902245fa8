import { hueOf } from "#components/editor/colours.ts";
import type { Span } from "#lib/domain/span.ts";

/** Words of a text to mark. */
export interface MarkedWords {
  readonly span: Span;
  readonly colour: string;
  /** Dashed under the words: dropped. */
  readonly dropped?: true;
}

/** A text with words underlined in the colour of their boxes; of marks that overlap the first in the text is shown. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly MarkedWords[] }) {
  const shown = apart(marks);
  const last = shown.at(-1)?.span.to ?? 0;

  return (
    <p className="text-sm/6 break-words">
      {shown.map(({ span, colour, dropped }, at) => (
        <span key={span.from}>
          {text.slice(shown[at - 1]?.span.to ?? 0, span.from)}
          <span
            className={dropped ? "border-b-2 border-dashed text-muted" : "border-b-2 font-medium"}
            style={{ borderColor: colour }}
          >
            {text.slice(span.from, span.to)}
          </span>
        </span>
      ))}
      {text.slice(last)}
    </p>
  );
}

function apart(marks: readonly MarkedWords[]): MarkedWords[] {
  const kept: MarkedWords[] = [];
  for (const mark of [...marks].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)) {
    if (mark.span.from >= (kept.at(-1)?.span.to ?? 0)) kept.push(mark);
  }

  return kept;
}

const PLACED = /(\[[^\][]*\]\(<[^)]*>\))/;

/** The interleaved form as it is written, its labels and places in the colours of their boxes, one after another. */
export function InterleavedText({ text, colours }: { readonly text: string; readonly colours: readonly string[] }) {
  return (
    <p className="rounded-panel border bg-sunken p-3 font-mono text-sm/6 break-words">
      {text.split(PLACED).map((part, at) => {
        const key = `${at}`;

        return at % 2 === 0 ? (
          <span key={key}>{part}</span>
        ) : (
          <span
            key={key}
            className="border-b-2 font-medium"
            style={{ borderColor: colours[(at - 1) / 2] ?? hueOf(undefined) }}
          >
            {part}
          </span>
        );
      })}
    </p>
  );
}
