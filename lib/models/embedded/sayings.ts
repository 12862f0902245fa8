import type { Tag } from "#lib/domain/tag.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Predicate, predicateOf } from "./said-predicate.ts";

/** What is said of an object, ready to be asked about. */
export interface Saying extends Predicate {
  /** With its article, in lower case: `the red bowl`. */
  readonly object: string;
  readonly isPlural: boolean;
  readonly effect: Tag["effect"];
}

/** Words before a noun that say how many there are, and cannot stand after an article. */
const COUNTS = /^(?:most|many|some|all|both|several|more|no|much|any|each|every|another|half)\s+/i;

/**
 * The tags that a question can be made of: what the lexicon knows as a predicate or as a side of quality.
 * `The blurry hand` is asked about as the hand, for else the question would hold its answer.
 */
export function sayingsOf(
  tags: readonly Tag[],
  { description, lexicon }: { description: string; lexicon: Lexicon },
): Saying[] {
  const text = description.toLowerCase();

  return tags.flatMap(({ phrase, name, quality, effect }) => {
    const words = quality.toLowerCase().replace(/\s+/g, " ").trim();
    const said = predicateOf({ quality: words, effect, description: text, lexicon });
    const object = COUNTS.test(phrase) || phrase.toLowerCase().includes(words) ? name : phrase;

    return said && object
      ? [{ object: `the ${lowered(object)}`, isPlural: isPlural(object, text), effect, ...said }]
      : [];
  });
}

/** Lower case at the start, unless the whole word is in capitals. */
function lowered(phrase: string): string {
  return /^[A-Z][a-z]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}

const PLURALS = new Set("people children leaves teeth feet geese mice cattle police clothes wolves knives".split(" "));
const SINGULARS = new Set(
  "lens iris canvas gas atlas basis oasis chassis tennis christmas trellis pancreas".split(" "),
);
/** Of these, the verb tells. */
const EITHER = new Set("sheep fish deer bison series species aircraft".split(" "));

function isPlural(phrase: string, description: string): boolean {
  const last = phrase.toLowerCase().split(" ").at(-1) ?? "";
  if (EITHER.has(last)) return new RegExp(`${last}\\]? (?:are|were|have|look|show|lack|appear)\\b`).test(description);
  if (SINGULARS.has(last)) return false;

  return PLURALS.has(last) || /(?:[^su]s|\p{L}{2}men)$/u.test(last);
}
