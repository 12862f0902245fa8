import { z } from "zod";
import type { Box, Size } from "./geometry.ts";

/** Cells that a picture is cut into; the paper's is 20 × 20. */
export const Grid = z.object({ columns: z.number().int().positive(), rows: z.number().int().positive() });
export type Grid = z.infer<typeof Grid>;

/** The cells of a box's upper left and lower right corner, row-major from the top left. */
export type CellPair = readonly [first: number, second: number];

/** How cells become a box again: `centre` is the paper's eq. 2; `cells` widens what would have no area to whole cells. */
export type Decoding = "centre" | "cells";

/**
 * The cell that holds a point, x and y as shares of width and height (paper eq. 1 with the floors that it lacks);
 * a point on the right or lower edge of the picture belongs to the last cell.
 */
export function cellOf(x: number, y: number, { columns, rows }: Grid): number {
  const row = Math.min(rows - 1, Math.floor(y * rows));
  const column = Math.min(columns - 1, Math.floor(x * columns));

  return row * columns + column;
}

/** A box as its two cells. */
export function cellsOf(box: Box, { width, height }: Size, grid: Grid): CellPair {
  return [cellOf(box.x1 / width, box.y1 / height, grid), cellOf(box.x2 / width, box.y2 / height, grid)];
}

/** Are both corners in one row or one column, so that cell centres span no area? */
export function isDegenerate([first, second]: CellPair, { columns }: Grid): boolean {
  return first % columns === second % columns || Math.floor(first / columns) === Math.floor(second / columns);
}

/** Can the pair stand for a box: both cells exist, the second neither above nor left of the first? */
export function isCellPair([first, second]: CellPair, grid: Grid): boolean {
  const cells = grid.columns * grid.rows;
  const inside = (cell: number) => Number.isInteger(cell) && cell >= 0 && cell < cells;

  return inside(first) && inside(second) && first % grid.columns <= second % grid.columns && first <= second;
}

/** The box that a pair of cells stands for, as shares of width and height (paper eq. 2); with `centre` it may have no area. */
export function sharesOf(pair: CellPair, grid: Grid, decoding: Decoding): Box {
  const [first, second] = pair;
  const widen = decoding === "cells" && isDegenerate(pair, grid) ? 0.5 : 0;
  const { columns, rows } = grid;

  return {
    x1: ((first % columns) + 0.5 - widen) / columns,
    y1: (Math.floor(first / columns) + 0.5 - widen) / rows,
    x2: ((second % columns) + 0.5 + widen) / columns,
    y2: (Math.floor(second / columns) + 0.5 + widen) / rows,
  };
}

/** The box that a pair of cells stands for, in pixels of the upright picture. */
export function boxOf(pair: CellPair, size: Size, { grid, decoding }: { grid: Grid; decoding: Decoding }): Box {
  const { x1, y1, x2, y2 } = sharesOf(pair, grid, decoding);

  return { x1: x1 * size.width, y1: y1 * size.height, x2: x2 * size.width, y2: y2 * size.height };
}
