import { fingerprintOf } from "./fingerprint.ts";
import type { Id } from "./ids.ts";

/** Identifiers that follow from what they are of (UUID version 8): the same seed gives the same, in the same order. */
export function derivedIds<Entity extends string>(seed: string): () => Id<Entity> {
  let n = 0;

  return () => {
    const hex = fingerprintOf({ seed, n: n++ });
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b11) | 0b1000).toString(16);
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];

    return [...parts, hex.slice(20, 32)].join("-") as Id<Entity>;
  };
}
