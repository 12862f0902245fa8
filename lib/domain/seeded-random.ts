import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A repeatable source of chance: the same seed gives the same draws on every machine. */
export interface SeededRandom {
  /** A whole number from 0 to `below − 1`, each as likely. */
  integer(below: number): number;
}

/** 32 bits of a text, spread well (FNV-1a): a seed from an id. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);

  return hash >>> 0;
}

/** Chance from a seed (xoroshiro128+). */
export function seededRandom(seed: number): SeededRandom {
  const generator = xoroshiro128plus(seed);

  return { integer: (below) => uniformInt(generator, 0, below - 1) };
}

/** A permutation of the list (Fisher and Yates), drawn from the source of chance. */
export function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }

  return result;
}
