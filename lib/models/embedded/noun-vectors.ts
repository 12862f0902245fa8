import { readFile } from "node:fs/promises";
import path from "node:path";

const LENGTH = 100;

/** How alike two names are, by GloVe's vectors of WordNet's nouns. */
export interface NounVectors {
  has(word: string): boolean;
  /** Cosine of the mean vectors of the names' known words; 0 where none is known. */
  cosine(a: string, b: string): number;
}

/** Reads `words.txt` and `vectors.i8`: row i is word i, a hundred signed bytes on a scale of its own. */
export async function openNounVectors(folder: string): Promise<NounVectors> {
  const [list, bytes] = await Promise.all([
    readFile(path.join(folder, "words.txt"), "utf8"),
    readFile(path.join(folder, "vectors.i8")),
  ]);
  const rows = new Map(list.split("\n").map((word, row) => [word, row]));
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  const meanOf = (name: string): Float64Array => {
    const mean = new Float64Array(LENGTH);
    for (const word of name.split(" ")) {
      const row = rows.get(word);
      if (row === undefined) continue;
      const vector = vectors.subarray(row * LENGTH, (row + 1) * LENGTH);
      const norm = Math.hypot(...vector) || 1;
      for (let i = 0; i < LENGTH; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / norm;
    }

    return mean;
  };

  return {
    has: (word) => rows.has(word),
    cosine: (a, b) => {
      const [x, y] = [meanOf(a), meanOf(b)];
      const dot = x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);

      return dot / (Math.hypot(...x) * Math.hypot(...y) || 1);
    },
  };
}
