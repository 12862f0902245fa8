import type { NameSimilarity } from "#lib/pipeline/ports.ts";
import { ALSO_CALLED } from "./also-called.ts";
import { COCO_NAMES } from "./coco-names.ts";
import { headNouns } from "./head-noun.ts";
import { ANIMAL, ARTEFACT, PERSON, type Synset, type WordNet } from "./wordnet.ts";

/** A class of the detector that a phrase may mean, and how it was reached: for people to read. */
export interface Reached {
  readonly label: number;
  readonly route: string;
}

/** Steps up from the phrase to the class (a spaniel is a dog), and from the class to a broader phrase (fruit). */
const STEPS_UP = 4;
const STEPS_DOWN = 5;
/** A synonym may be of one of the commonest meanings; what is said of kinds is said of the first alone. */
const SENSES = 3;
/** Too broad to say what a box would show. */
const TOO_BROAD = new Set(
  "object thing item container instrument device equipment structure toy fruit food plant sign plate".split(" "),
);
/** All of COCO's animals, which WordNet puts under more names than `animal`. */
const ANIMALS = new Set(["animal", "pet", "creature"]);
/** People to WordNet first, and animals to all others. */
const NO_PEOPLE = new Set(["tiger", "cub"]);

/** Which classes a phrase means: by name, by WordNet's synonyms and is-a, else, of unknown words, by likeness. */
export type Reach = (phrase: string, signal: AbortSignal) => Promise<Reached[]>;

export interface Sources {
  readonly wordNet: WordNet;
  readonly names: NameSimilarity;
  /** Least similarity of two names that may mean one thing. */
  readonly likeness: number;
}

/** A class of the detector: what it is called, what it means, and what each meaning is a kind of. */
interface Class {
  readonly name: string;
  readonly called: readonly string[];
  readonly meanings: readonly Synset[];
  readonly kinds: readonly ReadonlyMap<Synset, number>[];
}

function classesIn(wordNet: WordNet): Class[] {
  return COCO_NAMES.map(([name, lemma, ...senses]) => {
    const meanings = senses.flatMap((sense) => wordNet.synsetsOf(lemma)[sense - 1] ?? []);
    const called = [name.replaceAll(" ", "_"), ...(ALSO_CALLED[name] ?? [])];

    return { name, called, meanings, kinds: meanings.map((one) => wordNet.kindsOf(one, STEPS_DOWN)) };
  });
}

function isAnimal({ name, meanings }: Class, wordNet: WordNet): boolean {
  return name !== "person" && meanings.some((meaning) => wordNet.fileOf(meaning) === ANIMAL);
}

/** How WordNet joins a noun's meanings to a class; null where it does not. */
function relation(meanings: readonly Synset[], one: Class, wordNet: WordNet): string | null {
  const [first] = meanings;
  if (first === undefined || isPersonOrTool(meanings, wordNet)) return null;
  if (meanings.some((meaning) => one.meanings.includes(meaning))) return `synonym of “${one.name}” (WordNet)`;
  const up = wordNet.kindsOf(first, STEPS_UP);
  if (one.meanings.some((meaning) => up.has(meaning))) return `is a kind of “${one.name}” (WordNet)`;

  return one.kinds.some((kinds) => kinds.has(first)) ? `takes in “${one.name}” (WordNet)` : null;
}

/** A speaker may be a man or a box of loudspeakers: the word alone does not tell. */
function isPersonOrTool([first, ...others]: readonly Synset[], wordNet: WordNet): boolean {
  const files = others.map((one) => wordNet.fileOf(one));

  return first !== undefined && wordNet.fileOf(first) === PERSON && files.includes(ARTEFACT);
}

/** Prepares the way from phrases to the detector's classes. */
export function reachOf({ wordNet, names, likeness }: Sources): Reach {
  const classes = classesIn(wordNet);
  const where = (fits: (one: Class) => string | null): Reached[] =>
    classes.flatMap((one, label) => {
      const route = fits(one);

      return route ? [{ label, route }] : [];
    });

  return async (phrase, signal) => {
    const nouns = headNouns(phrase);
    if (nouns.some((noun) => TOO_BROAD.has(noun))) return [];
    const byName = where(({ name, called }) => (called.some((one) => nouns.includes(one)) ? `class “${name}”` : null));
    if (byName.length > 0) return byName;
    if (nouns.some((noun) => ANIMALS.has(noun)))
      return where((one) => (isAnimal(one, wordNet) ? `takes in “${one.name}”` : null));
    const known = nouns.find((noun) => wordNet.synsetsOf(noun).length > 0);
    if (known === undefined) return alike(nouns, signal);
    const meanings = wordNet.synsetsOf(known).slice(0, SENSES);
    if (!NO_PEOPLE.has(known)) return where((one) => relation(meanings, one, wordNet));

    return [];
  };

  /** Vectors take a hand for a handbag and a monkey for a banana: they are asked only of words that WordNet lacks. */
  async function alike(nouns: readonly string[], signal: AbortSignal): Promise<Reached[]> {
    const noun = nouns.at(-1);
    if (!noun) return [];
    const near: { label: number; value: number }[] = [];
    for (const [label, { name }] of classes.entries()) {
      const value = await names.similarity(noun, name, signal);
      if (value >= likeness) near.push({ label, value });
    }
    const [best] = near.sort((a, b) => b.value - a.value);

    return best
      ? [{ label: best.label, route: `name like “${classes[best.label]?.name}” (${best.value.toFixed(2)})` }]
      : [];
  }
}
