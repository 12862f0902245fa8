import model from "wink-eng-lite-web-model";
import winkNlp, { type ItemSentence, type ItemToken } from "wink-nlp";

/** A word or mark of a text, its part of speech by wink-nlp, and where it stands. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  readonly from: number;
  readonly to: number;
}

const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  NOUN: `subject focus blur noise bokeh pixelation highlights motion fringing banding ghosting vignetting warping
    aliasing lighting clipping ringing mosaic haze glare plenty wealth`.split(/\s+/),
  ADJ: `overexposed underexposed blurred lit exposed saturated shaded cut dim smeared smudged washed faded distorted
    pixelated rendered focused defocused unfocused clipped burnt sharp soft clear grainy noisy hazy crisp blurry dull
    vivid vibrant tiny low high poor dark bright backlit reddish yellowish greenish bluish`.split(/\s+/),
  ADV: ["bit", "clearly", "poorly", "well", "nicely", "sharply", "little-bit"],
  DET: ["several"],
  VERB: `captures appears looks seems lacks lose loses retains exhibits displays suffers contains renders makes
    blends blend merges merge fades remains obscures ruins spoils covers degrades`.split(/\s+/),
};

/** Words that the tagger's general English takes for something else than people mean of pictures. */
const MEANT = new Map(Object.entries(ALWAYS).flatMap(([pos, list]) => list.map((word) => [word, pos] as const)));

const nlp = winkNlp(model, ["sbd", "pos"]);

/** The text's sentences as tokens, in order; offsets in UTF-16 code units. */
export function sentencesOf(text: string): Token[][] {
  const { its } = nlp;
  const sentences: Token[][] = [];
  let at = 0; // the words are found again in turn, for the tagger keeps no offsets
  nlp
    .readDoc(text)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((token: ItemToken) => {
        const word = token.out(its.value);
        const from = Math.max(text.indexOf(word, at), at);
        at = from + word.length;
        tokens.push(...withoutStop(word, token.out(its.pos), from));
      });
      sentences.push(inContext(tokens));
    });

  return sentences;
}

/** `mass.` at a sentence's end is a word and a full stop, not Massachusetts. */
function withoutStop(word: string, pos: string, from: number): Token[] {
  const bare = /^\p{L}{3,}\.$/u.test(word) ? word.slice(0, -1) : word;
  const lower = bare.toLowerCase();
  const token = { text: bare, lower, pos: MEANT.get(lower) ?? pos, from, to: from + bare.length };
  if (bare === word) return [token];

  return [token, { text: ".", lower: ".", pos: "PUNCT", from: token.to, to: token.to + 1 }];
}

/** Nouns to general English, and verbs where a noun stands before and something that they act on behind. */
const ACTS = new Set(
  `lack show shows keep keeps display displays exhibit present presents look looks blur blurs cover covers affect
  affects feature features surround surrounds highlight highlights distort distorts stain stains mark marks`.split(
    /\s+/,
  ),
);
/** The same, where a preposition follows. */
const STANDS = new Set(
  "rises stands sits lies hangs leads falls walks flies glows shines floats rests hovers".split(" "),
);
const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
const ACTED_ON = new Set(["DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"]);
/** Nouns where `of` follows. */
const SHARES = new Set("most some half all both rest rear none much many several each one front back".split(" "));
const ARTICLES = new Set("the a an this that these those his her its their".split(" "));
const QUALIFYING = new Set(["ADJ", "ADV", "VERB", "NUM"]);

/** Mends what general English gets wrong, by the words around. */
function inContext(tokens: readonly Token[]): Token[] {
  const mended = [...tokens];
  for (const [n, token] of tokens.entries()) {
    const pos = posAmong(mended, n);
    if (pos !== token.pos) mended[n] = { ...token, pos };
  }

  return mended;
}

function posAmong(tokens: readonly Token[], n: number): string {
  const [before, token, next] = [tokens[n - 1], tokens[n], tokens[n + 1]];
  if (!token) return "";
  if (token.lower === "light") return isNoun(next) ? "ADJ" : "NOUN";
  if (SHARES.has(token.lower) && next?.lower === "of") return "NOUN";
  if (NOMINAL.has(before?.pos ?? "") && isActing(token, next)) return "VERB";

  return isHeadless(tokens, n) ? "NOUN" : token.pos;
}

/** `noise compromises the detail`: between a noun and an article stands a verb. */
function isActing(token: Token, next: Token | undefined): boolean {
  if (STANDS.has(token.lower)) return next?.pos === "ADP";
  if (ACTS.has(token.lower)) return ACTED_ON.has(next?.pos ?? "");

  return token.pos === "NOUN" && /[^s]s$/.test(token.lower) && ARTICLES.has(next?.lower ?? "");
}

function isNoun(token: Token | undefined): boolean {
  return token?.pos === "NOUN" || token?.pos === "PROPN";
}

/** The last word of `the far end of`, `the pores of`: after an article a noun must come. */
function isHeadless(tokens: readonly Token[], n: number): boolean {
  const [token, next] = [tokens[n], tokens[n + 1]];
  if (!token || !QUALIFYING.has(token.pos) || token.pos === "ADV" || MEANT.get(token.lower) === "ADJ") return false;
  if (next?.lower !== "of" && next?.pos !== "AUX") return false;
  let start = n - 1;
  while (start >= 0 && n - start < 4 && QUALIFYING.has(tokens[start]?.pos ?? "")) start--;

  return ARTICLES.has(tokens[start]?.lower ?? "");
}
