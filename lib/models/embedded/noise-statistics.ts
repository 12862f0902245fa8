import type { Plane } from "./plane.ts";

/** Side of the blocks among which the calmest are looked for, and which of them counts. */
const BLOCK = 8;
const CALM = 0.25;

/** Deviation of the noise by Immerkær's mask (1996), in the calmer blocks of the plane: texture is no noise. */
export function noiseOf(plane: Plane): number {
  const masked = maskedIn(plane);
  const means: number[] = [];
  for (let top = 0; top + BLOCK <= masked.height; top += BLOCK)
    for (let left = 0; left + BLOCK <= masked.width; left += BLOCK) means.push(meanIn(masked, left, top));
  const seen = means.filter((mean) => !Number.isNaN(mean)).sort((a, b) => a - b);

  return (Math.sqrt(Math.PI / 2) / 6) * (seen[Math.floor(CALM * (seen.length - 1))] ?? 0);
}

/** What the mask says of each inner pixel; nothing where light is clipped, for noise does not show there. */
function maskedIn({ values, width, height }: Plane): Plane {
  const inner = new Float32Array((width - 2) * (height - 2));
  let to = 0;
  for (let row = 1; row < height - 1; row++)
    for (let i = row * width + 1; i < (row + 1) * width - 1; i++) {
      const at = (offset: number) => values[i + offset] ?? 0;
      const corners = at(-width - 1) + at(-width + 1) + at(width - 1) + at(width + 1);
      const sides = at(-width) + at(width) + at(-1) + at(1);
      const isClipped = at(0) >= 252 || at(0) <= 3;
      inner[to++] = isClipped ? Number.NaN : Math.abs(corners - 2 * sides + 4 * at(0));
    }

  return { values: inner, width: width - 2, height: height - 2 };
}

function meanIn({ values, width }: Plane, left: number, top: number): number {
  let [sum, count] = [0, 0];
  for (let row = top; row < top + BLOCK; row++)
    for (const value of values.subarray(row * width + left, row * width + left + BLOCK))
      if (!Number.isNaN(value)) {
        sum += value;
        count++;
      }

  return count < BLOCK ** 2 / 2 ? Number.NaN : sum / count;
}

/** A speck differs so much from all four neighbours, which differ so little among themselves. */
const UNLIKE = 40;
const ALIKE = 40;

/** Share of pixels that stand alone. */
export function specksIn({ values, width, height }: Plane): number {
  let count = 0;
  for (let row = 1; row < height - 1; row++)
    for (let i = row * width + 1; i < (row + 1) * width - 1; i++) {
      const around = [values[i - 1] ?? 0, values[i + 1] ?? 0, values[i - width] ?? 0, values[i + width] ?? 0];
      if (standsAlone(values[i] ?? 0, around)) count++;
    }

  return count / Math.max(1, (width - 2) * (height - 2));
}

function standsAlone(value: number, around: readonly number[]): boolean {
  const [least, most] = [Math.min(...around), Math.max(...around)];

  return most - least < ALIKE && (value > most + UNLIKE || value < least - UNLIKE);
}
