import type { Judgement, Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A noun phrase without its article, with the words that say how much of it there is. */
export interface NounPhrase {
  readonly kind: "noun";
  readonly from: number;
  readonly to: number;
  /** Its last words that are nouns, lower case. */
  readonly name: string;
  /** Adjectives, numbers and a negating article before the nouns, lower case. */
  readonly modifiers: readonly string[];
}

/** What a sentence is made of for the tagger. */
export type Piece =
  | NounPhrase
  | { readonly kind: "judgement"; readonly said: Judgement; readonly from: number; readonly to: number }
  | {
      readonly kind: "verb";
      readonly sense: "keeping" | "losing" | "other";
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "of" | "preposition" | "and" | "comma" | "clause" | "negation";
      readonly from: number;
      readonly to: number;
    };

const CLAUSE = new Set([
  "but",
  "while",
  "whereas",
  "although",
  "though",
  "because",
  "so",
  "since",
  "which",
  "who",
  "whose",
  "however",
  ";",
  ":",
]);

/** Cuts a sentence into pieces, from left to right; what says nothing to the tagger is left out. */
export function piecesOf(tokens: readonly Token[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { piece, length } = pieceAt(tokens, at, lexicon);
    if (piece) pieces.push(piece);
    at += length;
  }

  return pieces;
}

type Found = { readonly piece: Piece | null; readonly length: number };

function pieceAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found {
  const [token] = tokens.slice(at, at + 1);
  if (!token) return { piece: null, length: 1 };
  const said = judgementAt(tokens, at, lexicon);
  if (said && said.length > 1) return said;
  const noun = nounAt(tokens, at, lexicon);
  if (noun) return noun;

  return said ?? { piece: wordPiece(token, lexicon), length: 1 };
}

/** Before one of these, dark and pale tell a hue: `the sky is dark blue`. */
const HUES = new Set(["blue", "red", "green", "yellow", "orange", "purple", "pink", "brown", "grey", "gray", "white"]);

/** The longest entry of the lexicon that starts here. */
function judgementAt(tokens: readonly Token[], at: number, { judgements, longest }: Lexicon): Found | null {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    const said = judgements.get(run.map(({ lower }) => lower).join(" "));
    const isHue = length === 1 && HUES.has(tokens[at + 1]?.lower ?? "");
    if (said && !isHue) return { piece: { kind: "judgement", said, ...spanOf(run) }, length };
  }

  return null;
}

const BEFORE_NOUN = new Set(["ADJ", "NUM", "NOUN", "PROPN", "VERB", "ADV"]);
const NOUN = new Set(["NOUN", "PROPN"]);

/** A run of adjectives and nouns that ends with a noun; the judging adjective before a noun is its own. */
function nounAt(tokens: readonly Token[], at: number, { fewer }: Lexicon): Found | null {
  const rest = tokens.slice(at);
  const negating = rest[0] && fewer.has(rest[0].lower) && rest[0].pos === "DET" ? 1 : 0;
  const run = rest.slice(negating);
  let [end, nouns] = [0, 0];
  for (const [i, { pos }] of run.entries()) {
    if (
      !BEFORE_NOUN.has(pos) ||
      ((pos === "VERB" || pos === "ADV") && !isBeforeNoun(run, i)) ||
      (nouns > 0 && !NOUN.has(pos))
    )
      break;
    if (NOUN.has(pos)) {
      nouns++;
      end = i + 1;
    }
  }
  if (nouns === 0) return null;
  const phrase = run.slice(0, end);
  const modifiers = [...rest.slice(0, negating), ...phrase.slice(0, end - nouns)].map(({ lower }) => lower);
  const name = phrase.slice(end - nouns).map(({ lower }) => lower);

  return { piece: { kind: "noun", name: name.join(" "), modifiers, ...spanOf(phrase) }, length: negating + end };
}

/** A participle or adverb belongs to the noun phrase only where an adjective or a noun follows at once, as in `parked cars`. */
function isBeforeNoun(run: readonly Token[], at: number): boolean {
  const [word, next] = run.slice(at, at + 2);
  if (!word || !next) return false;

  return word.pos === "VERB"
    ? /(?:ed|ing)$/.test(word.lower) && NOUN.has(next.pos)
    : next.pos === "ADJ" && at === 0 && NOUN.has(run[at + 2]?.pos ?? "");
}

function wordPiece({ lower, pos, from, to }: Token, lexicon: Lexicon): Piece | null {
  if (lexicon.negations.has(lower)) return { kind: "negation", from, to };
  if (CLAUSE.has(lower)) return { kind: "clause", from, to };
  if (lower === "and" || lower === "or") return { kind: "and", from, to };
  if (lower === ",") return { kind: "comma", from, to };
  if (lower === "of") return { kind: "of", from, to };
  if (lexicon.losing.has(lower)) return { kind: "verb", sense: "losing", from, to };
  if (lexicon.keeping.has(lower)) return { kind: "verb", sense: "keeping", from, to };
  if (pos === "VERB" || pos === "AUX") return { kind: "verb", sense: "other", from, to };

  return pos === "ADP" ? { kind: "preposition", from, to } : null;
}

function spanOf(run: readonly Token[]): { from: number; to: number } {
  return { from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 };
}
