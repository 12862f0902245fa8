import { type Clause, type Reading, say, type Thing } from "./clause.ts";
import { isSaidOf, linkBefore, PLACES, thingOf } from "./look-ahead.ts";
import type { NounPhrase } from "./piece.ts";
import { attributive, flawRead, sideRead } from "./read-quality.ts";

/** The first noun phrase of a clause, unless a preposition shows that it only leads up to it. */
export function beginSubject(reading: Reading, at: number, noun: NounPhrase): void {
  const before = reading.pieces[at - 1];
  if (before?.kind === "preposition" || before?.kind === "of") leadUp(reading, at, noun);
  else takeSubject(reading, at, noun);
}

/** `With rich details, the statue …` is said of the statue; `in the background` of nothing. */
function leadUp(reading: Reading, at: number, noun: NounPhrase): void {
  const before = reading.pieces[at - 1];
  reading.near = [thingOf(noun)];
  if (before?.kind !== "preposition" || !before.word.startsWith("with")) return;
  if (isSaidOf(reading.pieces, at)) takeSubject(reading, at, noun);
  else if (noun.role === "attribute") sideRead(reading, at, noun);
}

/** Makes the noun phrase what the clause is about; of a side of quality the thing that it belongs to. */
export function takeSubject(reading: Reading, at: number, noun: NounPhrase): void {
  const { clause } = reading;
  Object.assign(clause, { head: noun, stage: "subject", side: null, flaw: null });
  if (noun.role === "flaw") {
    clause.things = [];
    clause.flaw = flawRead(reading, at, noun);

    return;
  }
  if (noun.name === "everything" || (noun.role === "thing" && noun.modifiers.includes("no"))) clause.things = [];
  else if (noun.role === "attribute") {
    clause.side = noun;
    clause.things = noun.thing ? [noun.thing] : ownersBefore(reading, at);
  } else {
    clause.things = [thingOf(noun)];
    attributive(reading, at, noun);
  }
  if (clause.things.length === 0) return;
  reading.near = clause.things;
  for (const said of reading.pending) say(reading, clause.things, said);
  reading.pending = [];
}

/** `its texture`, `whose texture`, `the dog's texture`. */
function ownersBefore({ pieces, topic, near }: Reading, at: number): Thing[] {
  const [before, side] = [pieces[at - 1], pieces[at]];
  if (before?.kind === "relative") return near;
  if (side?.kind === "noun" && side.modifiers.includes("facial")) return topic;

  return before?.kind === "possessive" && !/^['’]/.test(before.word) ? topic : [];
}

/** A further noun phrase before the verb. */
export function goOnSubject(reading: Reading, at: number, noun: NounPhrase): void {
  const before = linkBefore(reading.pieces, at);
  switch (before?.kind) {
    case "of":
      belongsTo(reading, noun);
      break;
    case "preposition":
      standsAt(reading, { at, word: before.word }, noun);
      break;
    case "possessive":
      isOwned(reading, at, noun);
      break;
    case "and":
    case "comma":
      join(reading, at, noun);
      break;
    default:
      if (before?.kind !== "noun") reading.near = [thingOf(noun)];
  }
}

function awaitsOwner({ side, things, head }: Clause): boolean {
  return (side !== null && things.length === 0) || head?.role === "part";
}

/** `the texture of the fur`, `part of the wall`. */
function belongsTo(reading: Reading, noun: NounPhrase): void {
  const { clause } = reading;
  if (!awaitsOwner(clause) || clause.flaw) return;
  if (noun.role === "attribute") {
    if (clause.head?.role === "part") Object.assign(clause, { head: noun, side: noun, things: [] });

    return;
  }
  clause.things = [...clause.things.slice(0, -1), thingOf(noun)];
  clause.head = noun;
  reading.near = clause.things;
}

function standsAt(reading: Reading, { at, word }: { at: number; word: string }, noun: NounPhrase): void {
  const { clause } = reading;
  if (word === "except" || word === "besides") clause.excepted = [...clause.excepted, thingOf(noun)];
  else if (word.startsWith("with") || (/^in(?:to)?$/.test(word) && noun.role === "flaw")) hasWithIt(reading, at, noun);
  else if (PLACES.has(word) && clause.side && clause.things.length === 0 && noun.role !== "attribute")
    clause.things = [thingOf(noun)];
  else attributive(reading, at, noun);
  reading.near = [thingOf(noun)];
}

function hasWithIt(reading: Reading, at: number, noun: NounPhrase): void {
  if (noun.role === "flaw") flawRead(reading, at, noun);
  else if (noun.role === "attribute") sideRead(reading, at, noun);
  else attributive(reading, at, noun);
}

/** `the dog's fur` is the fur; `the dog's texture` is said of the dog. */
function isOwned(reading: Reading, at: number, noun: NounPhrase): void {
  const { clause, pieces } = reading;
  const owner = pieces[at - 2];
  if (owner?.kind !== "noun" || clause.things.at(-1)?.from !== owner.from) return;
  if (noun.role === "attribute") clause.side = noun;
  else if (noun.role !== "part") {
    clause.things = [...clause.things.slice(0, -1), thingOf(noun)];
    clause.head = noun;
  }
  reading.near = clause.things;
}

/** `the cat and the dog`; `the main subject, an old tower,` is the tower. */
function join(reading: Reading, at: number, noun: NounPhrase): void {
  const { clause } = reading;
  if (noun.role === "flaw") return;
  if (noun.role === "attribute") {
    joinSide(clause, noun);

    return;
  }
  if (clause.flaw || (clause.side && clause.things.length === 0)) return;
  const isApposed = isApposition(reading, at);
  clause.things = [...clause.things.slice(0, isApposed ? -1 : undefined).slice(-FAR), thingOf(noun)];
  if (clause.head?.role !== "part" || isApposed) clause.head = noun;
  attributive(reading, at, noun);
  reading.near = clause.things;
}

function joinSide(clause: Clause, noun: NounPhrase): void {
  if (clause.things.length === 0 || !clause.side) clause.side = noun;
  if (noun.thing) clause.things = [...clause.things, noun.thing];
}

const FAR = 40;

/** Between commas, and nothing joins it to what is before or after. */
function isApposition(reading: Reading, at: number): boolean {
  const { pieces } = reading;
  if (linkBefore(pieces, at)?.kind !== "comma") return false;
  const recent = pieces.slice(Math.max(0, at - FAR), at);
  const since = recent.findLastIndex(({ kind }) => kind === "clause" || kind === "verb") + 1;
  if (recent.slice(since).filter(({ kind }) => kind === "comma").length > 1) return false;

  return isClosed(reading, at);
}

/** A comma ends it and what follows is not joined; of a generic name also the verb does. */
function isClosed({ pieces, clause, lexicon }: Reading, at: number): boolean {
  const ahead = pieces.slice(at + 1, at + FAR);
  const end = ahead.findIndex(({ kind }) => kind === "and" || kind === "comma" || kind === "verb");
  const [stop, next] = ahead.slice(end, end + 2);
  if (end < 0 || !stop) return false;
  if (stop.kind === "comma") return next?.kind !== "noun" && next?.kind !== "and";

  return lexicon.generic.has(clause.head?.name ?? "") && (stop.kind === "verb" || end > 0);
}
