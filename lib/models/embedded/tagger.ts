import type { Tag } from "#lib/domain/tag.ts";
import type { Judgement, Lexicon } from "./lexicon.ts";
import { type NounPhrase, type Piece, piecesOf } from "./pieces.ts";
import { sentencesOf } from "./tokens.ts";

type Effect = Judgement["effect"];

/** What has been read of a clause so far. */
interface Reading {
  subjects: NounPhrase[];
  /** A clause has begun, and its first noun phrase takes the subject's place. */
  isNew: boolean;
  hasVerb: boolean;
  verb: "keeping" | "losing" | "other";
  verbFrom: number;
  negation: { from: number } | null;
  /** What the focus is on. */
  focused: NounPhrase[];
}

/**
 * Tags by rules: noun phrases and what is said of them, by the words of the lexicon. Judges predicates (`the dog is
 * sharp`), sides of quality (`the fur has few details`, `the texture of the fur is fine`) and flaws (`noise on the wall`).
 */
export function tagsOf(description: string, lexicon: Lexicon): Tag[] {
  const tags: Tag[] = [];
  for (const sentence of sentencesOf(description)) {
    const pieces = piecesOf(sentence, lexicon);
    const reading: Reading = {
      subjects: [],
      isNew: true,
      hasVerb: false,
      verb: "other",
      verbFrom: 0,
      negation: null,
      focused: [],
    };
    for (const at of pieces.keys()) tags.push(...read({ description, lexicon, pieces, reading }, at));
  }

  return unrepeated(tags);
}

interface Sentence {
  readonly description: string;
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly reading: Reading;
}

function read(sentence: Sentence, at: number): Tag[] {
  const { pieces, reading } = sentence;
  const piece = pieces[at];
  if (!piece) return [];
  switch (piece.kind) {
    case "clause":
      beginClause(reading);
      return [];
    case "comma":
    case "and":
      if (reading.hasVerb && startsClause(pieces, at + 1)) beginClause(reading);
      return [];
    case "negation":
      reading.negation = piece;
      return [];
    case "verb":
      reading.hasVerb = true;
      reading.verb = piece.sense;
      reading.verbFrom = piece.from;
      return [];
    case "judgement":
      return judged(sentence, piece);
    case "noun":
      return nounRead(sentence, at, piece);
    case "of":
    case "preposition":
      return [];
  }
}

function beginClause(reading: Reading): void {
  if (reading.focused.length > 0) reading.subjects = reading.focused;
  reading.focused = [];
  Object.assign(reading, { isNew: true, hasVerb: false, verb: "other", negation: null });
}

/** Does a noun phrase with a verb of its own follow, before the next break? */
function startsClause(pieces: readonly Piece[], from: number): boolean {
  const rest = pieces.slice(from);
  const first = rest.find(({ kind }) => kind !== "and" && kind !== "comma");
  const verb = rest.findIndex(({ kind }) => kind === "verb");
  const stop = rest.findIndex(({ kind }, i) => i > 0 && (kind === "comma" || kind === "clause"));

  return first?.kind === "noun" && verb > 0 && (stop < 0 || verb < stop);
}

function judged(
  { description, lexicon, reading }: Sentence,
  { said, from, to }: Extract<Piece, { kind: "judgement" }>,
): Tag[] {
  const { effect, start } = turned(reading, said.effect, from);
  const quality = description.slice(start, to);

  return reading.subjects
    .filter((noun) => !isFlaw(noun, lexicon))
    .map((noun) => tagOf(description, noun, { quality, effect }));
}

/** A negation before the words turns their effect round, once, and is part of them. */
function turned(reading: Reading, effect: Effect, from: number): { effect: Effect; start: number } {
  const { negation } = reading;
  reading.negation = null;
  if (!negation) return { effect, start: from };

  return { effect: effect === "positive" ? "negative" : "positive", start: negation.from };
}

function nounRead(sentence: Sentence, at: number, noun: NounPhrase): Tag[] {
  const { lexicon, reading } = sentence;
  if (isFlaw(noun, lexicon)) return flawRead(sentence, at, noun);
  if (reading.hasVerb)
    return isAttribute(noun, lexicon) ? attributeRead(sentence, at, noun) : focusRead(sentence, at, noun);
  takeSubject(sentence, at, noun);

  return [];
}

/** Before the verb: the first noun phrase, those joined to it, and of `the texture of the fur` the fur. */
function takeSubject({ lexicon, pieces, reading }: Sentence, at: number, noun: NounPhrase): void {
  const before = pieces[at - 1]?.kind;
  const owner = reading.subjects.at(-1);
  if (reading.isNew) reading.subjects = [noun];
  else if (before === "of") {
    if (owner && (isAttribute(owner, lexicon) || lexicon.parts.has(owner.name)))
      reading.subjects = [...reading.subjects.slice(0, -1), noun];
  } else if (before === "and" || before === "comma") reading.subjects = [...reading.subjects, noun];
  reading.isNew = false;
}

/** `The focus is on the drum`: said of the drum, which is what the sentence goes on about. */
function focusRead({ description, pieces, reading }: Sentence, at: number, noun: NounPhrase): Tag[] {
  const [subject] = reading.subjects;
  const before = pieces[at - 1]?.kind;
  if (subject?.name !== "focus" || (before !== "preposition" && before !== "and")) return [];
  if (before === "preposition" && pieces[at - 2]?.kind !== "verb" && pieces[at - 2]?.kind !== "and") return [];
  reading.focused = [...reading.focused, noun];

  return [tagOf(description, noun, { quality: description.slice(subject.from, subject.to), effect: "positive" })];
}

function isAttribute({ name }: NounPhrase, { attributes }: Lexicon): boolean {
  return attributes.has(name) || attributes.has(name.split(" ").at(-1) ?? "");
}

function isFlaw({ name }: NounPhrase, { flaws }: Lexicon): boolean {
  return flaws.has(name) || flaws.has(name.split(" ").at(-1) ?? "");
}

/** `keeps rich details`, `has few details of the stones`: said of the thing that the side of quality belongs to. */
function attributeRead(sentence: Sentence, at: number, noun: NounPhrase): Tag[] {
  const { description, lexicon, reading } = sentence;
  const isLosing = reading.verb === "losing";
  const direction = isLosing
    ? "negative"
    : (directionOf(noun, lexicon) ?? (reading.verb === "keeping" ? "positive" : null));
  if (!direction) return [];
  const from = isLosing ? reading.verbFrom : startOf(description, noun, lexicon);
  const { effect, start } = turned(reading, direction, from);
  const owner = ownerAfter(sentence, at, ["of"]);
  const quality = description.slice(start, noun.to);

  return (owner ? [owner] : reading.subjects).map((one) => tagOf(description, one, { quality, effect }));
}

/** `severe noise on the wall`; without a place it is said of what the clause is about. */
function flawRead(sentence: Sentence, at: number, noun: NounPhrase): Tag[] {
  const { description, lexicon, reading } = sentence;
  const direction = noun.modifiers.some((word) => lexicon.fewer.has(word)) ? "positive" : "negative";
  const { effect, start } = turned(reading, direction, startOf(description, noun, lexicon));
  const owner = ownerAfter(sentence, at, ["preposition", "of"]);
  const quality = description.slice(start, noun.to);

  return (owner ? [owner] : reading.subjects).map((one) => tagOf(description, one, { quality, effect }));
}

function ownerAfter({ pieces, lexicon }: Sentence, at: number, links: readonly Piece["kind"][]): NounPhrase | null {
  const [link, noun] = pieces.slice(at + 1, at + 3);
  if (!link || !links.includes(link.kind) || noun?.kind !== "noun") return null;

  return isAttribute(noun, lexicon) || lexicon.parts.has(noun.name) ? null : noun;
}

function directionOf({ modifiers }: NounPhrase, { more, fewer, judgements }: Lexicon): Effect | null {
  if (modifiers.some((word) => fewer.has(word))) return "negative";
  if (modifiers.some((word) => more.has(word))) return "positive";

  return modifiers.map((word) => judgements.get(word)?.effect).find((effect) => effect !== undefined) ?? null;
}

/** A negating article stands before the phrase and belongs to what is said. */
function startOf(description: string, { from, modifiers }: NounPhrase, { fewer }: Lexicon): number {
  const [first] = modifiers;
  if (!first || !fewer.has(first)) return from;
  const at = description.toLowerCase().lastIndexOf(first, from);

  return at >= 0 && from - at <= first.length + 1 ? at : from;
}

function tagOf(description: string, { from, to, name }: NounPhrase, said: { quality: string; effect: Effect }): Tag {
  return { phrase: description.slice(from, to), name, ...said, span: { from, to } };
}

function unrepeated(tags: readonly Tag[]): Tag[] {
  const seen = new Set<string>();

  return tags.filter(({ span, quality }) => {
    const key = `${span.from}:${quality}`;
    if (seen.has(key)) return false;
    seen.add(key);

    return true;
  });
}
