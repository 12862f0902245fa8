import type { Engine } from "#lib/domain/engine.ts";
import type { NameSimilarity } from "#lib/pipeline/ports.ts";
import { likeness, type SentenceVectors } from "../sentence-vectors.ts";
import { headNouns } from "./head-noun.ts";
import type { Synset, WordNet } from "./wordnet.ts";

/** Meanings of a name that count, the commonest first, and steps between a kind and what it is a kind of. */
const SENSES = 3;
const STEPS = 4;

export interface SimilarityParts {
  readonly engine: Engine;
  readonly wordNet: WordNet;
  readonly vectors: SentenceVectors;
}

/**
 * 1 where WordNet knows the names' head nouns for synonyms, or one for a kind of the other; else the cosine of their
 * sentence vectors. WordNet goes first, for vectors take siblings (cat and dog) for more alike than man and person.
 */
export function embeddedSimilarity({ engine, wordNet, vectors }: SimilarityParts): NameSimilarity {
  return {
    engine,
    similarity: async (a, b, signal) => {
      if (areRelated(meaningsOf(a, wordNet), meaningsOf(b, wordNet), wordNet)) return 1;
      const [x, y] = await Promise.all([vectors.vectorOf(a, signal), vectors.vectorOf(b, signal)]);

      return likeness(x, y);
    },
  };
}

function meaningsOf(name: string, wordNet: WordNet): Synset[] {
  const senses = headNouns(name).map((noun) => wordNet.synsetsOf(noun));

  return senses.find((some) => some.length > 0)?.slice(0, SENSES) ?? [];
}

function areRelated(a: readonly Synset[], b: readonly Synset[], wordNet: WordNet): boolean {
  const reaches = (from: readonly Synset[], to: readonly Synset[]) =>
    from.some((one) => {
      const kinds = wordNet.kindsOf(one, STEPS);

      return to.some((other) => kinds.has(other));
    });

  return reaches(a, b) || reaches(b, a);
}
