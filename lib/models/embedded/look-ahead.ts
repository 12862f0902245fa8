import type { Reading, Thing } from "./clause.ts";
import type { NounPhrase, Piece } from "./piece.ts";

/** Where something may be: `noise on the wall`, `details in the shadows`. */
export const PLACES = new Set(
  "in on at around over across along within throughout inside near onto upon behind through under beneath".split(" "),
);

/** Does a subject with a predicate of its own follow, before the next break? */
export function startsClause(pieces: readonly Piece[], from: number): boolean {
  const ahead = pieces.slice(from, from + AHEAD);
  const first = ahead.findIndex(({ kind }) => !LEADING.has(kind));
  const piece = ahead[first];
  if (piece?.kind === "there") return true;
  if (piece?.kind === "preposition") return leadsUp(pieces, from + first);
  if (piece?.kind !== "noun" && piece?.kind !== "pronoun") return false;
  const next = ahead.slice(first + 1).find(({ kind }) => SAYING.has(kind) || BREAKS.has(kind));

  return next !== undefined && SAYING.has(next.kind) && (next.kind !== "verb" || next.isFinite);
}

/** So many pieces are looked at, however long a sentence is. */
const AHEAD = 40;
const LEADING = new Set<Piece["kind"]>(["possessive", "and", "comma", "negation"]);
const SAYING = new Set<Piece["kind"]>(["verb", "judgement", "degree"]);
const BREAKS = new Set<Piece["kind"]>(["comma", "clause", "relative", "especially", "there"]);

/** `and in the background the trees are dark`: a place, and then a clause. */
function leadsUp(pieces: readonly Piece[], at: number): boolean {
  const [place, next] = pieces.slice(at + 1, at + 3);
  if (place?.kind !== "noun" || !next) return false;

  return (next.kind === "noun" || next.kind === "comma") && startsClause(pieces, at + 2);
}

/** Is something said of the noun phrase here without a break: `makes the face [of the girl] lose`, `turns it into a blur`? */
export function isSaidOf(pieces: readonly Piece[], at: number): boolean {
  const ahead = pieces.slice(at + 1, at + AHEAD);
  const end = ahead.findIndex((piece, n) => !PASSED.has(piece.kind) || isChange(piece, ahead[n + 1]));
  const piece = ahead[end];
  if (piece?.kind === "preposition") return isQualityAt(ahead, end + 1);
  if (piece?.kind === "verb") return piece.sense !== "other" || piece.isFinite;

  return piece?.kind === "judgement" || piece?.kind === "degree";
}

function isChange(piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind !== "preposition") return false;

  return ["into", "with", "without"].includes(piece.word) || (piece.word === "in" && isFlaw(next));
}

function isFlaw(piece: Piece | undefined): boolean {
  return piece?.kind === "noun" && piece.role === "flaw";
}

const PASSED = new Set<Piece["kind"]>(["of", "preposition", "noun", "and", "possessive", "negation", "pronoun"]);

function isQualityAt(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];

  return piece?.kind === "noun" && (piece.role === "attribute" || piece.role === "flaw");
}

/** The things that a noun phrase's `of …` or `on …` names: `the details of the fur and the whiskers`. */
export function ownersAfter({ pieces, lexicon }: Pick<Reading, "pieces" | "lexicon">, at: number): Thing[] {
  const [link, noun] = pieces.slice(at + 1, at + 3);
  if (link?.kind !== "of" && !(link?.kind === "preposition" && PLACES.has(link.word))) return [];
  if (noun?.kind === "possessive") return ownersAfter({ pieces: pieces.toSpliced(at + 2, 1), lexicon }, at);
  if (noun?.kind !== "noun" || noun.role === "flaw") return [];
  if (isOwner(pieces, at + 2)) return ownersAfter({ pieces: pieces.toSpliced(at + 2, 2), lexicon }, at);
  if (noun.role === "attribute" || noun.role === "part") {
    const further = ownersAfter({ pieces, lexicon }, at + 2);
    if (further.length > 0 || noun.role === "attribute") return further;
  }

  return [thingOf(noun), ...joinedAfter(pieces, at + 2)];
}

/** `the cat's …`: not the cat but what it has. */
export function isOwner(pieces: readonly Piece[], at: number): boolean {
  const [mark, had] = pieces.slice(at + 1, at + 3);

  return mark?.kind === "possessive" && had?.kind === "noun" && had.role === "thing";
}

/** What links a noun phrase to what is before: `its` and `their` are passed over. */
export function linkBefore(pieces: readonly Piece[], at: number): Piece | undefined {
  const before = pieces[at - 1];

  return before?.kind === "possessive" && before.word !== "'s" && !/^['’]/.test(before.word) ? pieces[at - 2] : before;
}

/** The same, and passing over `the violinist's` too. */
export function linkBeforeOwner(pieces: readonly Piece[], at: number): Piece | undefined {
  return pieces[at - 2]?.kind === "noun" && isOwner(pieces, at - 2)
    ? linkBefore(pieces, at - 2)
    : linkBefore(pieces, at);
}

/** `the fur and the whiskers`: what is joined by “and”, unless it begins a clause. */
function joinedAfter(pieces: readonly Piece[], at: number): Thing[] {
  const [link, noun] = pieces.slice(at + 1, at + 3);
  if (link?.kind !== "and" || noun?.kind !== "noun" || noun.role !== "thing") return [];
  if (startsClause(pieces, at + 2)) return [];

  return [thingOf(noun), ...joinedAfter(pieces, at + 2)];
}

export function thingOf({ from, to, name }: NounPhrase): Thing {
  return { from, to, name };
}
