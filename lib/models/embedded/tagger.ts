import type { Tag } from "#lib/domain/tag.ts";
import { newClause, opposite, type Reading, say } from "./clause.ts";
import type { Lexicon } from "./lexicon.ts";
import { startsClause, thingOf } from "./look-ahead.ts";
import type { NounPhrase, Piece } from "./piece.ts";
import { piecesOf } from "./pieces.ts";
import { judged, readDegree } from "./read-judgement.ts";
import { readObject } from "./read-predicate.ts";
import { beginSubject, goOnSubject } from "./read-subject.ts";
import { sentencesOf } from "./tokens.ts";

/**
 * Tags by rules: noun phrases and what is said of them, by the words of the lexicon. Judges predicates (`the dog is
 * sharp`), sides of quality (`the fur has few details`, `the texture of the fur is fine`) and flaws (`noise on the wall`).
 */
export function tagsOf(description: string, lexicon: Lexicon): Tag[] {
  const tags: Tag[] = [];
  let topic: Reading["topic"] = [];
  for (const sentence of sentencesOf(description)) {
    const pieces = piecesOf(sentence, lexicon);
    const reading: Reading = {
      description,
      lexicon,
      pieces,
      tags,
      tagsBefore: tags.length,
      clause: newClause(),
      outer: null,
      topic,
      near: [],
      pending: [],
      lastSide: null,
      lastSaid: null,
    };
    for (const [at, piece] of pieces.entries()) read(reading, at, piece);
    endClause(reading);
    topic = reading.topic;
  }

  return unrepeated(tags);
}

function read(reading: Reading, at: number, piece: Piece): void {
  const { clause, pieces } = reading;
  switch (piece.kind) {
    case "clause":
      beginClause(reading, at);
      break;
    case "comma":
      readComma(reading, at);
      break;
    case "and":
      if (clause.stage === "predicate" && startsClause(pieces, at + 1)) beginClause(reading, at);
      break;
    case "relative":
      beginRelative(reading, at, piece.word);
      break;
    case "negation":
      clause.negation ??= { from: piece.from, isForAll: piece.isForAll };
      break;
    case "there":
      clause.isOnlooking = true;
      break;
    case "likewise":
      readLikewise(reading, at);
      break;
    case "pronoun":
      readPronoun(reading, at, piece.word);
      break;
    default:
      readWords(reading, at, piece);
  }
}

function readWords(reading: Reading, at: number, piece: Piece): void {
  if (piece.kind === "verb") readVerb(reading, at, piece);
  else if (piece.kind === "judgement") judged(reading, { from: piece.from, to: piece.to, effect: piece.said.effect });
  else if (piece.kind === "degree") readDegree(reading, piece);
  else if (piece.kind === "noun") readNoun(reading, at, piece);
}

function readNoun(reading: Reading, at: number, noun: NounPhrase): void {
  switch (reading.clause.stage) {
    case "new":
      beginSubject(reading, at, noun);
      break;
    case "subject":
      goOnSubject(reading, at, noun);
      break;
    case "predicate":
      readObject(reading, at, noun);
      break;
  }
}

/** What ends with a clause: `but the dog is not` says the opposite of what was said. */
function endClause(reading: Reading): void {
  const { clause, outer } = reading;
  const isCut = clause.stage === "predicate" && clause.negation && !clause.said && clause.verb === "be";
  if (isCut && clause.negation && reading.lastSaid) {
    const { from } = clause.negation;
    const effect = opposite(reading.lastSaid.effect);
    say(reading, clause.things, {
      from,
      to: from + (reading.description.slice(from).match(/^[\p{L}’']+/u)?.[0].length ?? 0),
      effect,
    });
  }
  reading.lastSide = clause.side ?? reading.lastSide;
  const main = outer ?? clause;
  if (main.things.length > 0) reading.topic = main.things;
}

/** `has a fine texture but a strong cast`: the same verb goes on. */
function goesOnAfterBut({ pieces, clause }: Reading, at: number): boolean {
  const [but, next] = pieces.slice(at, at + 2);
  const isNoun = next?.kind === "noun" || (next?.kind === "negation" && pieces[at + 2]?.kind === "noun");

  return (
    clause.stage === "predicate" &&
    but?.kind === "clause" &&
    but.word === "but" &&
    isNoun &&
    !hasVerbAhead(pieces, at + 1)
  );
}

function hasVerbAhead(pieces: readonly Piece[], from: number): boolean {
  const ahead = pieces.slice(from, from + 40);
  const end = ahead.findIndex(({ kind }) => kind === "clause" || kind === "relative");

  return ahead.slice(0, end < 0 ? undefined : end).some(({ kind }) => kind === "verb" || kind === "judgement");
}

/** After a conjunction the subject is the next noun phrase; where none comes, the same as before. */
function beginClause(reading: Reading, at: number): void {
  if (goesOnAfterBut(reading, at)) return;
  const main = reading.pieces[at - 1]?.kind === "comma" ? (reading.outer ?? reading.clause) : reading.clause;
  endClause(reading);
  const next = reading.pieces.slice(at + 1).find(({ kind }) => kind !== "negation" && kind !== "comma");
  const isSame = next?.kind === "verb" || next?.kind === "judgement" || next?.kind === "degree";
  const { things, head, side, flaw } = main;
  reading.clause = newClause(isSame && main.stage !== "new" ? { things, head, side, flaw, stage: "subject" } : {});
  reading.outer = null;
  const word = reading.pieces[at];
  reading.clause.isInverted =
    word?.kind === "clause" && (word.word === "so" || word.word === "as") && next?.kind === "verb";
}

/** `the sky, which is …`: said of the sky, and then the sentence may go on. */
function beginRelative(reading: Reading, at: number, word: string): void {
  const { clause, near } = reading;
  reading.outer = clause.isRelative ? reading.outer : clause;
  if (word === "where") reading.topic = near;
  const isNew = word === "where" || word === "whose";
  const before = reading.pieces[at - 1];
  const isSide = before?.kind === "noun" && before.role === "attribute";
  const subject = isSide ? { things: clause.things, side: before } : { things: near };
  reading.clause = newClause({ isRelative: true, ...(isNew ? {} : { stage: "subject", ...subject }) });
}

function readComma(reading: Reading, at: number): void {
  const { clause, outer, pieces } = reading;
  if (clause.stage === "predicate" && clause.head === null && clause.things.length === 0 && !clause.isOnlooking) {
    reading.clause = newClause();

    return;
  }
  const next = pieces[at + 1];
  const goesOn = next?.kind === "verb" ? next.isFinite : next?.kind === "judgement";
  if (clause.isRelative && outer && goesOn) resume(reading);
  else if (clause.stage === "predicate" && startsClause(pieces, at + 1)) beginClause(reading, at);
}

function resume(reading: Reading): void {
  if (reading.outer) reading.clause = reading.outer;
  reading.outer = null;
}

/** `and the poles as well`. */
function readLikewise(reading: Reading, at: number): void {
  const noun = reading.pieces[at - 1];
  if (noun?.kind === "noun" && reading.lastSaid) say(reading, [thingOf(noun)], reading.lastSaid);
}

const PEOPLE = new Set(["we", "you", "i", "one", "us", "nothing", "everything"]);

function readPronoun(reading: Reading, at: number, word: string): void {
  const { clause, pieces, topic, lastSide } = reading;
  const isMade = clause.stage === "predicate" && clause.verb === "making" && pieces[at - 1]?.kind === "verb";
  if (clause.stage !== "new" && !isMade) return;
  if (word.startsWith("th") && pieces[at + 1]?.kind === "of") {
    reading.clause = newClause({ stage: "subject", side: lastSide, head: lastSide });

    return;
  }
  const isEmpty = PEOPLE.has(word) || (word === "it" && standsForNothing(pieces, at));
  reading.clause = newClause({
    stage: isMade ? "predicate" : "subject",
    things: isEmpty ? [] : topic,
    isOnlooking: isEmpty,
    isRelative: clause.isRelative,
    negation: clause.negation,
  });
}

/** `it is hard to see the letters`. */
function standsForNothing(pieces: readonly Piece[], at: number): boolean {
  const [next, after] = pieces.slice(at + 1, at + 8).filter(({ kind }) => kind !== "verb" && kind !== "negation");

  return next?.kind === "judgement" && after?.kind === "noun";
}

const NO_NEW_VERB = new Set<Piece["kind"] | undefined>(["verb", "negation", "and", "preposition", "pronoun"]);

function readVerb(reading: Reading, at: number, verb: Extract<Piece, { kind: "verb" }>): void {
  const before = reading.pieces[at - 1];
  const isAfterVerb = before?.kind === "verb" && before.sense !== "be" && /^(?:is|are|was|were)$/.test(verb.word);
  const isAnother = verb.isFinite && (isAfterVerb || !NO_NEW_VERB.has(before?.kind));
  if (reading.clause.isRelative && reading.clause.stage === "predicate" && reading.outer && isAnother) resume(reading);
  const { clause } = reading;
  Object.assign(clause, { stage: "predicate", verb: verb.sense, verbFrom: verb.from, verbWord: verb.word });
}

function unrepeated(tags: readonly Tag[]): Tag[] {
  const seen = new Set<string>();

  return tags.filter(({ span, quality, effect }) => {
    const key = `${span.from}:${quality}:${effect}`;
    if (seen.has(key)) return false;
    seen.add(key);

    return true;
  });
}
