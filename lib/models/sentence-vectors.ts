/** Turns a name or sentence into a vector of length 1, always the same for the same words. */
export interface SentenceVectors {
  vectorOf(text: string, signal: AbortSignal): Promise<Float32Array>;
}

/** Each text is asked for once; a vector that could not be had is asked for again. */
export function keptVectors(vectors: SentenceVectors): SentenceVectors {
  const kept = new Map<string, Promise<Float32Array>>();

  return {
    vectorOf: (text, signal) => {
      const asked = kept.get(text) ?? vectors.vectorOf(text, signal);
      kept.set(text, asked);
      asked.catch(() => kept.delete(text));

      return asked;
    },
  };
}

/** Scaled to length 1; all zeros stay so. */
export function unitVector(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values);
  const length = Math.hypot(...vector) || 1;

  return vector.map((value) => value / length);
}

/** The cosine of two vectors of length 1, 0 where they point away from each other. */
export function likeness(a: Float32Array, b: Float32Array): number {
  return Math.min(
    1,
    Math.max(
      0,
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0),
    ),
  );
}
