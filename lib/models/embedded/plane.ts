import type { Pixels } from "#lib/pipeline/ports.ts";

/** One channel of a patch, 0 to 255, rows from the top. */
export interface Plane {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Luminance and the two differences of colour, as JPEG has them. */
export function planesOf({ data, width, height }: Pixels): [Plane, Plane, Plane] {
  const plane = ([red, green, blue]: readonly [number, number, number], offset: number): Plane => {
    const values = new Float32Array(width * height);
    for (let i = 0; i < values.length; i++)
      values[i] = red * (data[3 * i] ?? 0) + green * (data[3 * i + 1] ?? 0) + blue * (data[3 * i + 2] ?? 0) + offset;

    return { values, width, height };
  };

  return [plane([0.299, 0.587, 0.114], 0), plane([-0.169, -0.331, 0.5], 128), plane([0.5, -0.419, -0.081], 128)];
}

/** The plane seen from further away: each value the mean of so many by so many. */
export function coarser(plane: Plane, times: number): Plane {
  if (times === 1) return plane;
  const [width, height] = [Math.floor(plane.width / times), Math.floor(plane.height / times)];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height * times; row++)
    for (let column = 0; column < width * times; column++) {
      const at = Math.floor(row / times) * width + Math.floor(column / times);
      values[at] = (values[at] ?? 0) + (plane.values[row * plane.width + column] ?? 0) / times ** 2;
    }

  return { values, width, height };
}

/** What neighbours differ by, across and then down; of the last column and row nothing is said. */
export function stepsOf({ values, width, height }: Plane): { across: Plane; down: Plane } {
  const across = new Float32Array((width - 1) * height);
  let to = 0;
  for (let i = 1; i < values.length; i++) if (i % width > 0) across[to++] = (values[i] ?? 0) - (values[i - 1] ?? 0);
  const down = Float32Array.from(values.subarray(width), (value, i) => value - (values[i] ?? 0));

  return { across: { values: across, width: width - 1, height }, down: { values: down, width, height: height - 1 } };
}

export function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function variance(values: Float32Array): number {
  const mean = meanOf(values);

  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
}

export function shareOf(values: Float32Array, belongs: (value: number) => boolean): number {
  return values.reduce((count, value) => count + (belongs(value) ? 1 : 0), 0) / Math.max(1, values.length);
}

/** The value that so large a share of the sorted values does not pass. */
export function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
