import type { Tag } from "#lib/domain/tag.ts";
import type { Dimension, Lexicon } from "./lexicon.ts";

/** What is said of an object, ready to be asked about. */
export interface Saying {
  /** With its article, in lower case: `the red bowl`. */
  readonly object: string;
  readonly isPlural: boolean;
  readonly quality: string;
  readonly effect: Tag["effect"];
  readonly dimension: Dimension;
  /** Is it so (`sharp`), or does it have it (`few details`)? */
  readonly form: "is" | "has";
}

/** The tags that a question can be made of: what the lexicon knows as a predicate or as a side of quality. */
export function sayingsOf(tags: readonly Tag[], lexicon: Lexicon): Saying[] {
  return tags.flatMap(({ phrase, name, quality, effect }) => {
    const said = readQuality(quality.toLowerCase(), lexicon);

    return said ? [{ object: `the ${lowered(phrase)}`, isPlural: isPlural(name), effect, ...said }] : [];
  });
}

function readQuality(quality: string, lexicon: Lexicon): Pick<Saying, "quality" | "dimension" | "form"> | null {
  if (quality === "focus") return { quality: "in focus", dimension: "sharpness", form: "is" };
  const last = quality.split(" ").at(-1) ?? "";
  const side = lexicon.attributes.get(last) ?? lexicon.flaws.get(last);
  const isVerbal = /^(los|lack|miss|keep|show)/.test(quality);
  if (side)
    return isVerbal
      ? { quality: `too little ${last.replace(/s$/, "")}`, dimension: side, form: "has" }
      : { quality, dimension: side, form: "has" };
  const entry = [...lexicon.judgements].find(
    ([words]) => quality.endsWith(words) && !/ly$|seen|apart|followed|read$|out$/.test(words),
  );

  return entry ? { quality, dimension: entry[1].dimension, form: "is" } : null;
}

/** Lower case at the start, unless the whole word is in capitals. */
function lowered(phrase: string): string {
  return /^[A-Z][a-z]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}

const PLURALS = new Set(["people", "children", "men", "women", "leaves", "teeth", "feet"]);

function isPlural(name: string): boolean {
  const last = name.toLowerCase().split(" ").at(-1) ?? "";

  return PLURALS.has(last) || /[^su]s$/.test(last);
}
