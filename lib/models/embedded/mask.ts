/** One byte a cell of a square: 1 where it belongs. */
export type Mask = Uint8Array;

/** A connected patch of a mask: its bounds in cells, right and bottom exclusive, without the stray 2 % at each end. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Of the whole square. */
  readonly share: number;
  /** How much of its bounds it fills, 0 to 1. */
  readonly filled: number;
}

const STRAY = 0.02;
/** Share of the cells around that must belong for a cell to be no speckle. */
const FIRM = 0.6;

/** The largest patch of cells that meet by their sides; null where the mask is empty. */
export function largestPatch(mask: Mask, side: number): Patch | null {
  const left = Uint8Array.from(mask);
  let largest: number[] = [];
  for (let at = 0; at < left.length; at++) {
    if (!left[at]) continue;
    const cells = takePatch(left, at, side);
    if (cells.length > largest.length) largest = cells;
  }

  return largest.length === 0 ? null : boundsOf(largest, side);
}

/** All of a mask that is not stray: cells most of whose neighbours belong too; null where there are none. */
export function wholePatch(mask: Mask, side: number): Patch | null {
  const firm = [...mask.keys()].filter((at) => {
    const around = surroundings(at, side);
    const count = around.reduce((sum, one) => sum + (mask[one] ?? 0), 0);

    return count >= FIRM * around.length;
  });

  return firm.length === 0 ? null : boundsOf(firm, side);
}

/** The cell itself and those that touch it, corners too. */
function surroundings(at: number, side: number): number[] {
  const [column, row] = [at % side, Math.floor(at / side)];
  const steps = [-1, 0, 1];
  const columns = steps.map((step) => column + step).filter((one) => one >= 0 && one < side);
  const rows = steps.map((step) => row + step).filter((one) => one >= 0 && one < side);

  return rows.flatMap((y) => columns.map((x) => y * side + x));
}

/** The cells that are joined to the first, taken out of the mask. */
function takePatch(mask: Mask, first: number, side: number): number[] {
  const cells = [first];
  mask[first] = 0;
  for (const at of cells)
    for (const next of neighbours(at, side))
      if (mask[next]) {
        mask[next] = 0;
        cells.push(next);
      }

  return cells;
}

function neighbours(at: number, side: number): number[] {
  const column = at % side;

  return [at - side, at + side, ...(column > 0 ? [at - 1] : []), ...(column < side - 1 ? [at + 1] : [])];
}

function boundsOf(cells: readonly number[], side: number): Patch {
  const columns = cells.map((at) => at % side).sort((a, b) => a - b);
  const rows = cells.map((at) => Math.floor(at / side)).sort((a, b) => a - b);
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [left, right] = [at(columns, STRAY), at(columns, 1 - STRAY) + 1];
  const [top, bottom] = [at(rows, STRAY), at(rows, 1 - STRAY) + 1];
  const filled = Math.min(1, cells.length / ((right - left) * (bottom - top)));

  return { left, top, right, bottom, share: cells.length / (side * side), filled };
}
