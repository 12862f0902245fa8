import { COCO_NAMES } from "./coco-names.ts";
import { headNouns } from "./head-noun.ts";
import type { NounVectors } from "./noun-vectors.ts";
import type { Synset, WordNet } from "./wordnet.ts";

/** A class of the detector that a phrase may mean, and how it was reached: for people to read. */
interface Reached {
  readonly label: number;
  readonly route: string;
}

/** Steps up from the phrase to the class (a spaniel is a dog), and from the class to a broader phrase (fruit). */
const STEPS_UP = 4;
const STEPS_DOWN = 5;
/** A synonym may be of one of the commonest meanings; what is said of kinds is said of the first alone. */
const SENSES = 3;
/** Too broad to say what a box would show. */
const TOO_BROAD = new Set(["object", "thing", "item", "container", "instrument", "device", "equipment", "structure"]);
/** Meanings nearer to each other than this under one kind are siblings: cat and dog are alike, and not the same. */
const SIBLING_STEPS = 2;

/** Which classes a phrase means: by WordNet's synonyms and is-a, else by the likeness of the names. */
export type Reach = (phrase: string) => Reached[];

export interface Sources {
  readonly wordNet: WordNet;
  readonly vectors: NounVectors;
  /** Least cosine of two names that may mean one thing. */
  readonly likeness: number;
}

/** Prepares the way from phrases to the detector's classes. */
export function reachOf({ wordNet, vectors, likeness }: Sources): Reach {
  const classes = COCO_NAMES.map(([name, lemma, ...senses]) => {
    const meanings = senses.flatMap((sense) => wordNet.synsetsOf(lemma)[sense - 1] ?? []);

    return { name, meanings, kinds: meanings.map((one) => wordNet.kindsOf(one, STEPS_DOWN)) };
  });

  return (phrase) => {
    const nouns = headNouns(phrase);
    if (nouns.some((noun) => TOO_BROAD.has(noun))) return [];
    const known = nouns.find((noun) => wordNet.synsetsOf(noun).length > 0);
    const meanings = known ? wordNet.synsetsOf(known).slice(0, SENSES) : [];
    const byName = classes.flatMap(({ name }, label) => (nouns.includes(name.replaceAll(" ", "_")) ? [label] : []));
    if (byName.length > 0) return byName.map((label) => ({ label, route: `class “${COCO_NAMES[label]?.[0]}”` }));

    const found = classes.flatMap((one, label) => {
      const how = relation(meanings, one);

      return how ? [{ label, route: `${how} “${one.name}” (WordNet)` }] : [];
    });

    return found.length > 0 ? found : alike(nouns, meanings);
  };

  function relation(meanings: readonly Synset[], one: (typeof classes)[number]): string | null {
    const [first] = meanings;
    if (first === undefined) return null;
    if (meanings.some((meaning) => one.meanings.includes(meaning))) return "synonym of";
    const up = wordNet.kindsOf(first, STEPS_UP);
    if (one.meanings.some((meaning) => up.has(meaning))) return "is a kind of";

    return one.kinds.some((kinds) => kinds.has(first)) ? "takes in" : null;
  }

  function alike(nouns: readonly string[], meanings: readonly Synset[]): Reached[] {
    const noun = nouns.findLast((one) => vectors.has(one));
    if (!noun) return [];
    const near = classes
      .map(({ name, meanings: own }, label) => ({
        label,
        cosine: areSiblings(meanings, own) ? 0 : vectors.cosine(noun, name),
      }))
      .filter(({ cosine }) => cosine >= likeness)
      .sort((a, b) => b.cosine - a.cosine)[0];

    return near
      ? [{ label: near.label, route: `name like “${COCO_NAMES[near.label]?.[0]}” (${near.cosine.toFixed(2)})` }]
      : [];
  }

  function areSiblings(a: readonly Synset[], b: readonly Synset[]): boolean {
    const ups = a.slice(0, 1).map((one) => wordNet.kindsOf(one, SIBLING_STEPS));

    return b.some((one) =>
      [...wordNet.kindsOf(one, SIBLING_STEPS).keys()].some((kind) => ups.some((up) => up.has(kind))),
    );
  }
}
