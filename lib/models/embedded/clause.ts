import type { Tag } from "#lib/domain/tag.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NounPhrase, Piece, VerbSense } from "./piece.ts";

export type Effect = "positive" | "negative";

/** Words of a text that judge, and which way. */
export interface Said {
  readonly from: number;
  readonly to: number;
  readonly effect: Effect;
}

/** Where something stands in a text, and what it is called. */
export interface Thing {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** What has been read of a clause so far. */
export interface Clause {
  /** Nothing yet; a subject and what belongs to it; a verb or what is said. */
  stage: "new" | "subject" | "predicate";
  /** What the clause is about: the things that sides of quality belong to, in place of the sides. */
  things: Thing[];
  /** The noun phrase that the subject began with. */
  head: NounPhrase | null;
  /** A side of quality whose thing may still come. */
  side: NounPhrase | null;
  /** A flaw whose place may still come. */
  flaw: Said | null;
  verb: VerbSense;
  verbFrom: number;
  verbWord: string;
  negation: { readonly from: number; readonly isForAll?: boolean } | null;
  /** The last thing that was said. */
  said: Said | null;
  /** `which is …` inside a clause that goes on after it. */
  readonly isRelative: boolean;
  /** `there is`, or people who look on: what follows the verb is what it is about. */
  isOnlooking: boolean;
  /** `and so is the moss`: what was said before is said of what follows. */
  isInverted: boolean;
  /** Its place has been told: the next is another's. */
  isLocated: boolean;
  /** Things that are not meant: `everything except the face`. */
  excepted: Thing[];
}

/** What has been read of a text so far, and the tags that came of it. */
export interface Reading {
  readonly description: string;
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly tags: Tag[];
  /** How many of them are of earlier sentences. */
  readonly tagsBefore: number;
  clause: Clause;
  /** The clause that a relative one interrupts. */
  outer: Clause | null;
  /** What `it` and `its` mean. */
  topic: Thing[];
  /** The nearest things, for `which`. */
  near: Thing[];
  /** What was said before the subject came: `sharp and well lit, the dog …`. */
  pending: Said[];
  /** The last clause's side of quality: `the exposure of the bride, and that of the guests`. */
  lastSide: NounPhrase | null;
  /** What was said last, in whichever clause. */
  lastSaid: Said | null;
}

/** A clause of which nothing has been read. */
export function newClause(part: Partial<Clause> = {}): Clause {
  return {
    stage: "new",
    things: [],
    head: null,
    side: null,
    flaw: null,
    verb: "other",
    verbFrom: 0,
    verbWord: "",
    negation: null,
    said: null,
    isRelative: false,
    isOnlooking: false,
    isInverted: false,
    isLocated: false,
    excepted: [],
    ...part,
  };
}

/** The other way round. */
export function opposite(effect: Effect): Effect {
  return effect === "positive" ? "negative" : "positive";
}

/** Nobody says one thing of more: what is longer is no description. */
const MOST = 12;

/** Says it of each of the things. */
export function say(reading: Reading, things: readonly Thing[], said: Said): void {
  const { description } = reading;
  for (const { from, to, name } of things.slice(-MOST))
    reading.tags.push({
      phrase: description.slice(from, to),
      name,
      quality: description.slice(said.from, said.to),
      effect: said.effect,
      span: { from, to },
    });
  reading.clause.said = said;
  reading.lastSaid = said;
}

/** A negation before the words turns their effect round, once, and is part of them. */
export function turned({ clause }: Reading, said: Said): Said {
  const { negation } = clause;
  if (!negation?.isForAll) clause.negation = null;
  if (!negation || negation.from > said.from) return said;

  return { from: negation.isForAll ? said.from : negation.from, to: said.to, effect: opposite(said.effect) };
}
