import { type Effect, opposite, type Reading, type Said, say, type Thing, turned } from "./clause.ts";
import { linkBefore, ownersAfter, thingOf } from "./look-ahead.ts";
import type { NounPhrase, Piece } from "./piece.ts";

/** What stands in no place. */
const ABSTRACT = new Set(
  "way manner motion effect feeling look impression atmosphere visual experience eye mood time vision".split(" "),
);

/** `a blurry figure`, `overexposed areas in the sky`: the adjective judges, whatever the sentence says. */
export function attributive(reading: Reading, at: number, noun: NounPhrase): void {
  const { lexicon } = reading;
  if (!noun.judged || (noun.role !== "thing" && noun.role !== "part") || ABSTRACT.has(noun.name)) return;
  const { said, word, from, to } = noun.judged;
  if (lexicon.describing.has(word) || (lexicon.telling.has(word) && !isSharp(noun))) return;
  const effect = noun.modifiers.some((one) => one === "no" || one === "without") ? opposite(said.effect) : said.effect;
  const owners = noun.role === "part" ? ownersAfter(reading, at) : [];
  const kept = reading.clause.said;
  say(reading, owners.length > 0 ? owners : [thingOf(noun)], { from, to, effect });
  reading.clause.said = kept;
}

/** Sharp things are meant to look so, unless it is their nature. */
function isSharp({ judged, name }: NounPhrase): boolean {
  return /^(?:sharp|crisp)$/.test(judged?.word ?? "") && !POINTED.test(name);
}

const POINTED =
  /(?:kni(?:fe|ves)|blades?|teeth|tooth|claws?|beaks?|horns?|thorns?|spikes?|corners?|turn|curve|needles?|peaks?)$/;

/** What is said by a side of quality that a thing has, or has not: `keeps rich details`, `lacks sharpness`. */
export function sideRead(reading: Reading, at: number, noun: NounPhrase): void {
  const { clause, pieces } = reading;
  const before = linkBefore(pieces, at);
  const word = before?.kind === "preposition" ? before.word : "";
  if (!isHad(reading, before)) return;
  const effect = effectOfSide(reading, word, noun);
  if (!effect) return;
  const isLosing = clause.verb === "losing" && !word.startsWith("with");
  const without = word === "without" ? before?.from : undefined;
  const from = isLosing ? clause.verbFrom : (without ?? noun.start);
  const said = turned(reading, { from, to: noun.to, effect });
  const things = holdersOf(reading, at, noun);
  if (things.length > 0) say(reading, things, said);
  else if (clause.head === null) reading.pending.push(said);
}

/** After the verb itself, or `with`; `lacking in detail`, `much of its texture`. */
function isHad({ clause, pieces }: Reading, before: Piece | undefined): boolean {
  if (before?.kind === "of") return isShare(pieces[pieces.indexOf(before) - 1]);
  if (before?.kind !== "preposition") return true;

  return before.word.startsWith("with") || (clause.verb === "losing" && before.word === "in");
}

/** Whose side of quality it is: where it is, who has it by “with”, whom it names, or what the clause is about. */
function holdersOf(reading: Reading, at: number, { thing }: NounPhrase): Thing[] {
  const owners = placesAfter(reading, at);
  reading.clause.isLocated ||= owners.length > 0;
  if (owners.length > 0) return owners;
  const holder = holderBefore(reading, at);
  if (holder) return [holder];

  return thing && !isOwnThing(reading) ? [thing] : reading.clause.things;
}

/** `much of its texture`. */
function isShare(piece: Piece | undefined): boolean {
  return piece?.kind === "noun" && piece.role === "part";
}

/** `leads to a door with sharp edges`: after the verb the nearest thing has them. */
function holderBefore({ clause, pieces }: Reading, at: number): Thing | null {
  const [holder, link] = pieces.slice(Math.max(0, at - 2), at);
  if (clause.stage !== "predicate" || link?.kind !== "preposition" || !link.word.startsWith("with")) return null;

  const isThing = holder?.kind === "noun" && holder.role === "thing" && !ABSTRACT.has(holder.name);

  return isThing && !clause.said ? thingOf(holder) : null;
}

/** Where it is; `loses details in the dark areas` is still said of the thing. */
function placesAfter(reading: Reading, at: number): Thing[] {
  const [, place] = reading.pieces.slice(at + 1, at + 3);
  const owners = ownersAfter(reading, at);
  const isPart = place?.kind === "noun" && (place.role === "part" || reading.lexicon.haunts.has(place.name));
  const isOwnPart = isPart && owners[0]?.from === place.from;

  return isOwnPart && reading.clause.things.length > 0 ? [] : owners;
}

/** Of what the clause is about already: `the dog shows fine fur texture` is said of the dog. */
function isOwnThing({ clause }: Reading): boolean {
  return clause.things.length > 0 && clause.head?.role !== "whole";
}

function effectOfSide({ clause, lexicon }: Reading, word: string, noun: NounPhrase): Effect | null {
  if (word === "without") return "negative";
  if (clause.verb === "losing" && !word.startsWith("with")) return "negative";

  return (
    directionOf(noun, lexicon) ??
    (clause.verb === "keeping" || word.startsWith("with") || clause.isOnlooking ? "positive" : null)
  );
}

/** Which way the words before a side of quality point; null where they do not. */
export function directionOf(
  { modifiers, judged }: NounPhrase,
  { more, fewer, describing, judgements }: Reading["lexicon"],
): Effect | null {
  const isFaulty = judged?.said.effect === "negative" && !describing.has(judged.word);
  if (isFaulty || modifiers.some((word) => fewer.has(word))) return "negative";
  if (modifiers.some((word) => more.has(word))) return "positive";

  return judged?.said.effect ?? modifiers.map((word) => judgements.get(word)?.effect).find(Boolean) ?? null;
}

const SPARED = new Set(["because", "despite", "beyond", "like", "than", "against", "through"]);
const FEW = new Set(
  "no few little less minimal negligible low fewer hardly barely almost limited imperceptible".split(" "),
);

function isSpared(piece: Piece | undefined): boolean {
  return piece?.kind === "preposition" && SPARED.has(piece.word);
}

/** `severe noise on the wall`; without a place it is said of what the clause is about. Gives what it says. */
export function flawRead(reading: Reading, at: number, noun: NounPhrase): Said {
  const { clause, pieces } = reading;
  const before = pieces[at - 1];
  const word = before?.kind === "preposition" ? before.word : "";
  const isCause = before?.kind === "of" && isSpared(pieces[at - 2]);
  const isFew =
    noun.modifiers.some((one) => FEW.has(one)) ||
    word === "without" ||
    (before?.kind !== "preposition" && clause.verb === "losing" && !isCause);
  const from = word === "without" ? (before?.from ?? noun.start) : noun.start;
  const said = turned(reading, { from, to: noun.to, effect: isFew ? "positive" : "negative" });
  if (SPARED.has(word) || isCause) return said;
  const owners = ownersAfter(reading, at);
  clause.isLocated ||= owners.length > 0;
  const holder = holderBefore(reading, at);
  const held: readonly Thing[] = holder ? [holder] : clause.things;
  const things = owners.length > 0 ? owners : held;
  if (things.length > 0) say(reading, things, said);

  return said;
}
