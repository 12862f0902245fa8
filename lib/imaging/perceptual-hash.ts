/** Side of the grey picture that the hash is made of. */
export const HASH_SIDE = 32;

/** Frequencies on each axis, the lowest (the mean) left out. */
const LOW = 8;

const COSINES = Array.from({ length: LOW }, (_, k) =>
  Float64Array.from({ length: HASH_SIDE }, (_, n) => Math.cos(((2 * n + 1) * (k + 1) * Math.PI) / (2 * HASH_SIDE))),
);

/**
 * 64 bits of a grey picture of 32 × 32, hexadecimal: which of its low frequencies (DCT-II) lie above their median.
 * Pictures that look alike differ in few bits.
 */
export function perceptualHash(grey: Uint8Array): string {
  const frequencies = lowFrequencies(grey);
  const sorted = Float64Array.from(frequencies).sort();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bits = Array.from(frequencies, (value) => (value > median ? "1" : "0")).join("");

  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** Rows first, then columns: the transform is separable. */
function lowFrequencies(grey: Uint8Array): Float64Array {
  const rows = COSINES.map((wave) =>
    Float64Array.from({ length: HASH_SIDE }, (_, y) => along(wave, (x) => grey[y * HASH_SIDE + x] ?? 0)),
  );

  return Float64Array.from(COSINES.flatMap((wave) => rows.map((row) => along(wave, (y) => row[y] ?? 0))));
}

function along(wave: Float64Array, value: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < HASH_SIDE; at++) sum += (wave[at] ?? 0) * value(at);

  return sum;
}
