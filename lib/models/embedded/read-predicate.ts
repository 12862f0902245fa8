import { type Clause, newClause, opposite, type Reading, type Said, say, turned } from "./clause.ts";
import { isOwner, isSaidOf, linkBeforeOwner, ownersAfter, PLACES, thingOf } from "./look-ahead.ts";
import type { NounPhrase, Piece } from "./piece.ts";
import { attributive, directionOf, flawRead, sideRead } from "./read-quality.ts";
import { takeSubject } from "./read-subject.ts";

interface Place {
  readonly at: number;
  readonly noun: NounPhrase;
  readonly before: Piece | undefined;
  /** The preposition before the noun phrase, or nothing. */
  readonly word: string;
}

/** Tries to read a noun phrase after the verb; false where it says nothing of this kind. */
type Rule = (reading: Reading, place: Place) => boolean;

/** A noun phrase after the verb: what it says of the subject, or what is said of it. */
export function readObject(reading: Reading, at: number, noun: NounPhrase): void {
  if (isOwner(reading.pieces, at)) return;
  const before = linkBeforeOwner(reading.pieces, at);
  const place = { at, noun, before, word: before?.kind === "preposition" ? before.word : "" };
  if (!RULES.some((rule) => rule(reading, place))) attributive(reading, at, noun);
  if (noun.role !== "attribute" && noun.role !== "flaw") passBy(reading, place);
}

/** For `which`: the head of `the wings of the bird`, all of `the cat and the dog`, else the nearest. */
function passBy(reading: Reading, { at, noun, before }: Place): void {
  const head = reading.pieces[at - 2];
  const isOfThing = before?.kind === "of" && head?.kind === "noun" && head.role === "thing";
  if (isOfThing && reading.near.length > 0) return;
  reading.near = before?.kind === "and" ? [...reading.near, thingOf(noun)] : [thingOf(noun)];
}

/** `makes the cyclist unrecognizable`, `causing the face to lose details`: a small clause of its own. */
const smallClause: Rule = (reading, { at, noun, before, word }) => {
  const { clause } = reading;
  const isMade =
    (clause.verb === "making" || clause.verbWord.startsWith("keep")) &&
    (before?.kind === "verb" || before?.kind === "possessive");
  const isAbsolute = word === "with" && noun.role === "thing" && isSaidOf(reading.pieces, at) && !noun.judged;
  if (!(isMade && isSaidOf(reading.pieces, at)) && !isAbsolute) return false;
  if (isMade && clause.things.length > 0) reading.topic = clause.things;
  reading.clause = newClause({ isRelative: clause.isRelative });
  takeSubject(reading, at, noun);

  return true;
};

/** `gives the snow a blue tint`: the snow has it. */
const given: Rule = (reading, { at, noun, before }) => {
  const { clause, pieces } = reading;
  const next = pieces[at + 1];
  const isGiving = /^(?:giv|lend)/.test(clause.verbWord) && (before?.kind === "verb" || before?.kind === "relative");
  if (!isGiving || noun.role !== "thing" || next?.kind !== "noun") return false;
  reading.clause = newClause({ isRelative: clause.isRelative, stage: "predicate", head: noun, verb: "keeping" });
  reading.clause.things = [thingOf(noun)];

  return true;
};

/** `…, especially around the edges of the basin`. */
const especially: Rule = (reading, { at, noun, before, word }) => {
  const isEspecially = before?.kind === "especially" || (word !== "" && reading.pieces[at - 2]?.kind === "especially");
  if (!isEspecially || !reading.clause.said) return false;
  say(reading, ownersOr(reading, at, noun), reading.clause.said);
  reading.clause.isLocated = true;

  return true;
};

const quality: Rule = (reading, { at, noun, word }) => {
  if (noun.role === "flaw" || isHaunting(reading, noun)) {
    if (!reading.clause.flaw || !PLACES.has(word)) flawRead(reading, at, noun);

    return true;
  }
  if (noun.role !== "attribute") return false;
  if (!reading.clause.flaw || noun.thing === null) sideRead(reading, at, noun);

  return true;
};

const HEAVY = new Set(
  "strong harsh heavy severe obvious hard distracting deep dark black bright serious many unwanted specular".split(" "),
);

/** Reflections and shadows are flaws where a thing has strong ones. */
function isHaunting({ lexicon, clause }: Reading, { name, modifiers }: NounPhrase): boolean {
  return (
    lexicon.haunts.has(name.split(" ").at(-1) ?? "") &&
    (clause.verb === "keeping" || clause.isOnlooking) &&
    modifiers.some((word) => HEAVY.has(word))
  );
}

/** `The focus is on the drum`: said of the drum, which is what the text goes on about. */
const focus: Rule = (reading, { at, noun, before, word }) => {
  const { clause, pieces } = reading;
  const isFirst = clause.said === null;
  const isJoined = before?.kind === "and" || pieces[at - 2]?.kind === "and";
  const isOn = word === "on" || word === "upon" || (before?.kind === "and" && !isFirst);
  if (!isOn || !isFocusing(clause, isFirst) || (!isFirst && !isJoined)) return false;
  const from = clause.side?.from ?? clause.verbFrom;
  const to = clause.side?.to ?? clause.verbFrom + clause.verbWord.length;
  say(reading, [thingOf(noun)], clause.said ?? turned(reading, { from, to, effect: "positive" }));
  reading.topic = isFirst ? [thingOf(noun)] : [...reading.topic, thingOf(noun)];
  clause.things = reading.topic;

  return true;
};

/** The focus, of nothing or of the picture, or a verb of focusing. */
function isFocusing({ side, head, verb }: Clause, isFirst: boolean): boolean {
  if (verb === "focusing") return side === null || /focus|sharpness|clarity/.test(side.name);

  return /\bfoc(?:us|al)\b/.test(side?.name ?? "") && !(isFirst && head?.role === "thing");
}

/** `Noise covers the wall`, `blocks appear around the petals`. */
const flawed: Rule = (reading, { at, noun, before, word }) => {
  const { clause } = reading;
  if (!clause.flaw) return false;
  const isHit = before?.kind === "verb" && clause.verb !== "be";
  if (!isHit && !PLACES.has(word) && !(before?.kind === "and" && clause.said)) return false;
  say(reading, ownersOr(reading, at, noun), clause.flaw);

  return true;
};

const NOWHERE = new Set("distance whole general terms addition particular fact way time detail".split(" "));

/** `The image is blurry in the background`, `… especially the trees`. */
const located: Rule = (reading, { at, noun, before, word }) => {
  const { clause } = reading;
  const said = clause.said ?? saidOfSide(reading);
  const isExcept = word === "except" || word === "besides";
  if (!said || !(isExcept || isPlaced(reading, { at, noun, before, word }))) return false;
  say(reading, ownersOr(reading, at, noun), isExcept ? { ...said, effect: opposite(said.effect) } : said);
  clause.isLocated = true;

  return true;
};

/** Of the whole picture, or of a side of quality that nothing has yet, a place tells what is meant. */
function isPlaced({ clause, pieces }: Reading, { at, noun, word }: Place): boolean {
  const isVague = clause.things.length === 0 || clause.head?.role === "whole";
  const isNext = !clause.isLocated || pieces[at - 2]?.kind === "and";

  return isVague && isNext && PLACES.has(word) && !NOWHERE.has(noun.name);
}

/** `No details can be seen in the shadow`. */
function saidOfSide({ clause: { side }, lexicon }: Reading): Said | null {
  const effect = side && directionOf(side, lexicon);

  return side && effect ? { from: side.start, to: side.to, effect } : null;
}

/** `and so is the moss`. */
const inverted: Rule = (reading, { noun, before }) => {
  if (!reading.clause.isInverted || before?.kind !== "verb" || !reading.lastSaid) return false;
  say(reading, [thingOf(noun)], reading.lastSaid);

  return true;
};

const APART = /(?:background|foreground|sky|surroundings)$/;

/** `has sharp feathers`, `with clear facial features`: said of who has them, unless it goes against him. */
const possession: Rule = (reading, place) => {
  const { noun, word } = place;
  if (!noun.judged || !isHad(reading, place)) return false;
  const { said, from, to } = noun.judged;
  const isNo = noun.modifiers.includes("no") || word === "without";
  const effect = isNo ? opposite(said.effect) : said.effect;
  const now = turned(reading, { from: noun.start, to: noun.to, effect });
  const isOther = APART.test(noun.name) || reading.clause.said?.effect === opposite(now.effect);
  if (!isOther && isOfOne(reading)) say(reading, reading.clause.things, now);
  else say(reading, [thingOf(noun)], { from, to, effect: now.effect });

  return true;
};

/** A thing of which more is said than what it is like, after `has` or `with`. */
function isHad({ clause, lexicon }: Reading, { noun, before, word }: Place): boolean {
  const isNext = before?.kind === "verb" || before?.kind === "and" || before?.kind === "comma";
  const isObject = clause.verb === "keeping" && isNext;

  return (
    (isObject || word.startsWith("with")) && noun.role === "thing" && !lexicon.describing.has(noun.judged?.word ?? "")
  );
}

/** Is the clause about things, and not about the whole picture? */
function isOfOne({ clause }: Reading): boolean {
  return clause.things.length > 0 && clause.head?.role !== "whole";
}

/** `appears as a blurry patch`, `is a dark mess`: said of the subject that is one. */
const likeness: Rule = (reading, { noun, before, word }) => {
  const { clause } = reading;
  const isSame =
    (clause.verb === "be" && before?.kind === "verb") || word === "as" || word === "like" || word === "into";
  if (!isSame || !noun.judged || (noun.role !== "thing" && noun.role !== "part") || clause.head?.role !== "thing")
    return false;
  const { said, word: base, from, to } = noun.judged;
  if (reading.lexicon.describing.has(base)) return false;
  say(reading, clause.things, turned(reading, { from, to, effect: said.effect }));

  return true;
};

const HARMING = /^(?:blur|obscur|degrad|spoil|ruin|distort|overexpos|darken|smear|destroy)/;

/** `Steam blurs the lamp`. */
const harmed: Rule = (reading, { noun, before }) => {
  const { clause } = reading;
  if (before?.kind !== "verb" || noun.role !== "thing" || !HARMING.test(clause.verbWord)) return false;
  const { verbFrom: from, verbWord } = clause;
  say(reading, [thingOf(noun)], turned(reading, { from, to: from + verbWord.length, effect: "negative" }));

  return true;
};

/** `The sharpest part of the picture is the eye`. */
const superlative: Rule = (reading, { noun, before }) => {
  const { clause, lexicon } = reading;
  const { head } = clause;
  const isGeneric = head && (lexicon.generic.has(head.name) || head.role === "part" || head.role === "whole");
  if (!isGeneric || !head.judged || clause.verb !== "be" || before?.kind !== "verb") return false;
  say(reading, [thingOf(noun)], { ...head.judged, effect: head.judged.said.effect });

  return true;
};

/** `We can barely see the face`, `it is hard to make out the letters`, `there is a blurry figure`. */
const onlookers: Rule = (reading, { at, noun, before }) => {
  const { clause } = reading;
  if (
    before?.kind === "judgement" &&
    /\bto\b|\b(?:see|read|make out|distinguish|recogni[sz]e|identify|discern|tell)$/.test(
      reading.description.slice(before.from, before.to),
    )
  ) {
    const things = ownersOr(reading, at, noun);
    say(reading, things, { from: before.from, to: before.to, effect: before.said.effect });
    Object.assign(clause, { things, head: noun, isLocated: true });

    return true;
  }
  if (!clause.isOnlooking || (before?.kind !== "verb" && before?.kind !== "negation")) return false;
  const things = ownersOr(reading, at, noun);
  if (clause.verb === "seeing" && clause.negation) {
    const said = turned(reading, { from: clause.verbFrom, to: before.to, effect: "positive" });
    say(reading, things, said);
  } else attributive(reading, at, noun);
  Object.assign(clause, { things, head: noun });

  return true;
};

function ownersOr(reading: Reading, at: number, noun: NounPhrase) {
  const owners = noun.role === "thing" ? [] : ownersAfter(reading, at);

  return owners.length > 0 ? owners : [thingOf(noun)];
}

const RULES: readonly Rule[] = [
  smallClause,
  especially,
  given,
  inverted,
  onlookersOfSides,
  quality,
  focus,
  flawed,
  located,
  possession,
  superlative,
  harmed,
  likeness,
  onlookers,
];

/** `hard to make out the details of the fur`. */
function onlookersOfSides(reading: Reading, place: Place): boolean {
  return place.noun.role === "attribute" && place.before?.kind === "judgement" && onlookers(reading, place);
}
