/** The published text encoder takes so many tokens. */
const MOST_TOKENS = 256;

/** A phrase of a text, by its place in the question and by the positions of its tokens, full stop and all. */
export interface PlacedPhrase {
  readonly phrase: number;
  readonly from: number;
  /** Where its full stop is. */
  readonly stop: number;
}

/** What the model is asked at once: “a cat. a dog.” as tokens, and where each phrase stands among them. */
export interface AskedText {
  readonly ids: readonly number[];
  readonly phrases: readonly PlacedPhrase[];
}

/** Token ids of a text, with those of beginning and end around them. */
export type Encode = (text: string) => readonly number[];

/**
 * Phrases in as few texts as hold them, in order: lower case, each with its full stop. A phrase that no text can hold is
 * cut before its stop; one without words is asked in none.
 */
export function textsOf(phrases: readonly string[], encode: Encode): AskedText[] {
  const texts: AskedText[] = [];
  const [begin = 0, stop = 0, end = 0] = encode(".");
  let words: number[] = [];
  let placed: PlacedPhrase[] = [];
  const finish = () => {
    if (placed.length > 0) texts.push({ ids: [begin, ...words, end], phrases: placed });
    words = [];
    placed = [];
  };
  for (const [phrase, text] of phrases.entries()) {
    const ids = encode(bare(text))
      .slice(1, -1)
      .slice(0, MOST_TOKENS - 3);
    if (ids.length === 0) continue;
    if (words.length + ids.length + 3 > MOST_TOKENS) finish();
    const from = words.length + 1;
    words.push(...ids, stop);
    placed.push({ phrase, from, stop: from + ids.length });
  }
  finish();

  return texts;
}

function bare(phrase: string): string {
  return phrase
    .trim()
    .toLowerCase()
    .replace(/[.\s]+$/, "");
}
