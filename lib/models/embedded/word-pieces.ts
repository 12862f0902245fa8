import type { Lexicon } from "./lexicon.ts";
import { BEFORE_NOUN } from "./noun-chunk.ts";
import type { Piece, VerbSense } from "./piece.ts";
import type { Token } from "./tokens.ts";

const CLAUSE = new Set(
  "but than while whereas although though because so since however yet as if when until unless ; : . ! ?".split(" "),
);
const COMMAS = new Set([",", "(", ")", "–", "—", "--"]);
const ESPECIALLY = new Set("especially particularly notably including mainly mostly".split(" "));
const KINDS = [
  ["comma", COMMAS],
  ["especially", ESPECIALLY],
  ["of", new Set(["of"])],
  ["there", new Set(["there"])],
] as const;
const RELATIVE = new Set(["which", "who", "that", "whose", "where"]);
const PRONOUN = new Set("it they he she them him her we you i one us nothing everything this these those".split(" "));
const POSSESSIVE = new Set("its their his her".split(" "));
const BE = new Set(
  "be is are was were been being 's look looks looked looking appear appears appeared appearing seem seems seemed remain remains remained stay stays become becomes became get gets".split(
    " ",
  ),
);
const FOCUSING = new Set([
  "focuses",
  "focused",
  "focusing",
  "focussed",
  "concentrates",
  "concentrated",
  "centered",
  "centred",
  "focus",
]);

/** What a single word is that neither judges nor names; null where it says nothing to the tagger. */
export function wordPiece(tokens: readonly Token[], at: number, lexicon: Lexicon): Piece | null {
  const token = tokens[at];
  if (!token) return null;

  return (
    plainPiece(tokens, at, lexicon) ??
    thatPiece(tokens, at) ??
    linkPiece(tokens, at) ??
    degreePiece(tokens, at, lexicon) ??
    verbPiece(token, lexicon) ??
    prepositionPiece(token)
  );
}

const AND = new Set(["and", "or", "nor", "&"]);

function plainPiece(tokens: readonly Token[], at: number, { negations }: Lexicon): Piece | null {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token) return null;
  const { lower, from, to } = token;
  if (lower === "without") return { kind: "preposition", word: lower, from, to };
  if (isLikewise(tokens, at)) return { kind: "likewise", from, to };
  if (AND.has(lower)) return { kind: "and", from, to };
  if (negations.has(lower))
    return next?.lower === "only" ? null : { kind: "negation", isForAll: lower === "neither", from, to };
  const kind = KINDS.find(([, words]) => words.has(lower))?.[0];
  if (kind === "there" && !isExistential(tokens, at)) return null;

  return kind ? { kind, from, to } : null;
}

/** `there is noise`, but not `the pebbles there are`. */
function isExistential(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];

  return (next?.pos === "AUX" || next?.pos === "VERB") && before?.pos !== "NOUN";
}

/** `the poles as well`, `the sofa too`, where the sentence or its part ends. */
function isLikewise(tokens: readonly Token[], at: number): boolean {
  const [token, next, after] = tokens.slice(at, at + 3);
  if (token?.lower === "as" && next?.lower === "well") return !after || after.pos === "PUNCT";

  return ["too", "also", "likewise"].includes(token?.lower ?? "") && (!next || next.pos === "PUNCT");
}

/** `that of the guests` stands for something, `the dog that is` and `the dog that he walks` go on about it, `so that` begins anew. */
function thatPiece(tokens: readonly Token[], at: number): Piece | null {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token || !(token.lower === "that" || token.lower === "those")) return null;
  const { lower: word, from, to } = token;
  if (next?.lower === "of") return { kind: "pronoun", word, from, to };
  if (word === "those") return null;
  const isOfThing = isNoun(tokens[at - 1]) && (next?.pos === "DET" || next?.pos === "PRON");
  if (isOfThing) return { kind: "relative", word: "where", from, to };
  const goesOn = next?.pos === "AUX" || next?.pos === "VERB" || next?.pos === "PART";

  return { kind: goesOn ? "relative" : "clause", word, from, to };
}

function isNoun(token: Token | undefined): boolean {
  return token?.pos === "NOUN" || token?.pos === "PROPN";
}

function linkPiece(tokens: readonly Token[], at: number): Piece | null {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token) return null;
  const { lower: word, from, to, pos } = token;
  if (isPossessive(token, next)) return { kind: "possessive", word, from, to };
  if (RELATIVE.has(word)) return { kind: "relative", word, from, to };
  if (BECAUSE.has(word) && (next?.lower === "of" || next?.lower === "to"))
    return { kind: "preposition", word: "because", from, to };
  if (PRONOUN.has(word) && pos !== "DET") return { kind: "pronoun", word, from, to };
  if (word === "as") return asPiece(tokens, at);

  return CLAUSE.has(word) ? { kind: "clause", word, from, to } : null;
}

/** `as well as` joins, `as a patch` is a preposition, `as the light falls` begins anew. */
function asPiece(tokens: readonly Token[], at: number): Piece | null {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return null;
  const { from, to, lower: word, pos } = token;
  if (next?.lower === "well" || before?.lower === "well") return { kind: "and", from, to };
  if (next?.pos === "ADJ" || next?.pos === "ADV") return null;

  return pos === "ADP" ? null : { kind: "clause", word, from, to };
}

const BECAUSE = new Set(["due", "because", "thanks", "owing"]);

/** `the dog's`, `its`, `her face` but not `of her`. */
function isPossessive({ lower, pos }: Token, next: Token | undefined): boolean {
  if (/^['’]s?$/.test(lower)) return pos === "PART";
  if (!POSSESSIVE.has(lower) || !next || next.pos === "AUX") return false;

  return lower !== "her" || BEFORE_NOUN.has(next.pos);
}

/** High, low, lost, missing, where nothing follows that it could belong to. */
function degreePiece(tokens: readonly Token[], at: number, { more, fewer }: Lexicon): Piece | null {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token || !(token.pos === "ADJ" || token.pos === "VERB")) return null;
  const isMore = more.has(token.lower);
  if (!isMore && !fewer.has(token.lower)) return null;
  const isLast = !next || ["PUNCT", "CCONJ", "ADP", "SCONJ", "ADV"].includes(next.pos);

  return isLast ? { kind: "degree", isMore, from: token.from, to: token.to } : null;
}

function verbPiece({ lower, pos, from, to }: Token, lexicon: Lexicon): Piece | null {
  const isVerb = pos === "VERB" || pos === "AUX";
  const sense = senseOf(lower, lexicon);
  if (!isVerb && (pos === "ADP" || !["losing", "keeping", "focusing"].includes(sense))) return null;

  return { kind: "verb", sense, word: lower, isFinite: !/ing$/.test(lower), from, to };
}

function senseOf(word: string, { losing, keeping, making, seeing }: Lexicon): VerbSense {
  if (BE.has(word)) return "be";
  if (losing.has(word)) return "losing";
  if (keeping.has(word)) return "keeping";
  if (making.has(word)) return "making";
  if (FOCUSING.has(word)) return "focusing";

  return seeing.has(word) ? "seeing" : "other";
}

function prepositionPiece({ lower, pos, from, to }: Token): Piece | null {
  return pos === "ADP" || pos === "SCONJ" ? { kind: "preposition", word: lower, from, to } : null;
}
