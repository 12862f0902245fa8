import { inCodeUnits } from "#lib/domain/span.ts";
import { type ComparedTags, scoreTags, type TagScore, tagErrors } from "#lib/domain/tag-score.ts";
import type { MarkedText } from "#lib/formats/evaluation-set.ts";
import { sortTags } from "#lib/pipeline/extract-tags.ts";
import type { TagExtractor } from "#lib/pipeline/ports.ts";

/** A text with what was marked and what the engine found, for people to read. */
interface ErrorShown {
  readonly id: string;
  readonly text: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** How well an engine reads tags, over the texts that rules were made on and over those put aside. */
export interface TagFigures {
  readonly parts: Readonly<Record<string, TagScore>>;
  readonly millisecondsAText: number;
  readonly errors: readonly ErrorShown[];
}

/** Asks the engine for each text's tags, sorts them as the pipeline does, and counts. */
export async function evaluateTags(
  texts: readonly MarkedText[],
  { extractor, wholeImageWords }: { extractor: TagExtractor; wholeImageWords: readonly string[] },
): Promise<TagFigures> {
  const { signal } = new AbortController();
  const compared: Compared[] = [];
  const from = performance.now();
  for (const { id, part, text, tags } of texts) {
    const { kept } = sortTags(await extractor.extract(text, signal), text, wholeImageWords);
    const marked = tags.map(({ span: [from, to], effect }) => ({ span: inCodeUnits(text, { from, to }), effect }));
    compared.push({ id, part, text, marked, found: kept });
  }
  const millisecondsAText = (performance.now() - from) / Math.max(1, texts.length);
  const parts = Object.fromEntries(
    [...new Set(texts.map(({ part }) => part))].map((part) => [
      part,
      scoreTags(compared.filter((one) => one.part === part)),
    ]),
  );

  return { parts, millisecondsAText, errors: compared.flatMap(errorIn) };
}

type Compared = ComparedTags & { readonly id: string; readonly part: string; readonly text: string };

function errorIn(one: Compared): ErrorShown[] {
  const { missed, wrong } = tagErrors(one);
  const inWords = (list: typeof missed) =>
    list.map(({ span, effect }) => `${one.text.slice(span.from, span.to)} (${effect})`);
  if (one.part === "held-out" || missed.length + wrong.length === 0) return [];

  return [{ id: one.id, text: one.text, missed: inWords(missed), wrong: inWords(wrong) }];
}
