import type { Judgement } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** What a noun phrase stands for: a thing in the picture, a side of quality, a flaw, a part of something, or the whole. */
export type Role = "thing" | "attribute" | "flaw" | "part" | "whole";

/** A noun phrase without its article, with the words that say how much of it there is. */
export interface NounPhrase {
  readonly kind: "noun";
  readonly from: number;
  readonly to: number;
  /** Where what is said starts: with a negating article. */
  readonly start: number;
  /** Its last words that are nouns, lower case. */
  readonly name: string;
  /** Adjectives, numbers and a negating article before the nouns, lower case. */
  readonly modifiers: readonly string[];
  readonly role: Role;
  /** An adjective in it that judges, whatever it stands before. */
  readonly judged: {
    readonly said: Judgement;
    readonly word: string;
    readonly from: number;
    readonly to: number;
  } | null;
  /** Of a side of quality that names its thing (`fur texture`): the thing. */
  readonly thing: { readonly from: number; readonly to: number; readonly name: string } | null;
}

export type VerbSense = "be" | "keeping" | "losing" | "making" | "seeing" | "focusing" | "other";

/** What a sentence is made of for the tagger. */
export type Piece =
  | NounPhrase
  | { readonly kind: "judgement"; readonly said: Judgement; readonly from: number; readonly to: number }
  | {
      readonly kind: "verb";
      readonly sense: VerbSense;
      /** Lower case. */
      readonly word: string;
      /** Not a participle in -ing. */
      readonly isFinite: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "preposition" | "relative" | "pronoun" | "possessive" | "clause";
      readonly word: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      /** A word that says how much there is of a side of quality or of a flaw: high, lost. */
      readonly kind: "degree";
      readonly isMore: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "negation";
      /** Neither: of this and of what “nor” joins. */
      readonly isForAll: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "of" | "and" | "comma" | "especially" | "there" | "likewise";
      readonly from: number;
      readonly to: number;
    };

/** From the first token's start to the last one's end. */
export function spanOf(run: readonly Token[]): { from: number; to: number } {
  return { from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 };
}
