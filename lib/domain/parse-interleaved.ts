import type { Box } from "./geometry.ts";
import { type CellPair, type Grid, isCellPair } from "./grid.ts";
import type { Span } from "./span.ts";

/** A place as the text writes it: two cells, or corners as shares of width and height. */
type Place = { readonly cells: CellPair } | { readonly shares: Box };

/** Words with their places; `span` is in the plain text. */
type PlacedWords = { readonly span: Span; readonly places: readonly Place[] };

/** What is malformed, where in the text as it came; line and column count from 1. */
type TextProblem = {
  readonly line: number;
  readonly column: number;
  readonly code: "label-missing" | "place-malformed" | "cell-outside-grid" | "corners-out-of-order";
};

export type Parsed =
  | { readonly text: string; readonly mentions: readonly PlacedWords[] }
  | { readonly problems: readonly TextProblem[] };

const OPENING = /\]\(\s*</g;
const NUMBER = String.raw`\s*(\d+(?:\.\d+)?)\s*`;
const CELLS = new RegExp(`^${NUMBER},${NUMBER}$`);
const SHARES = new RegExp(`^${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);
const LIST = /^\](\(\s*<[^<>]*>(?:\s*,\s*<[^<>]*>)*\s*\))/;

/**
 * Reads text in the interleaved form, `[tower](<35, 319>)`, white space inside tolerated. Whatever opens a place and
 * cannot be read to its end is a problem with its line and column; nothing is skipped in silence.
 */
export function parseInterleaved(source: string, grid: Grid): Parsed {
  const problems: TextProblem[] = [];
  const mentions: PlacedWords[] = [];
  let text = "";
  let at = 0;
  const problem = (offset: number, code: TextProblem["code"]) =>
    problems.push({ ...lineAndColumn(source, offset), code });
  for (const { index } of source.matchAll(OPENING)) {
    if (index < at) continue;
    const label = source.lastIndexOf("[", index);
    const list = LIST.exec(source.slice(index))?.[1];
    if (label < at || label + 1 === index || source.slice(label, index).includes("]")) problem(index, "label-missing");
    else if (!list) problem(index + 1, "place-malformed");
    else {
      text += source.slice(at, label);
      const places = placesOf(list, grid, (code) => problem(index + 1, code));
      mentions.push({ span: { from: text.length, to: text.length + index - label - 1 }, places });
      text += source.slice(label + 1, index);
      at = index + 1 + list.length;
    }
  }

  return problems.length > 0 ? { problems } : { text: text + source.slice(at), mentions };
}

function placesOf(list: string, grid: Grid, problem: (code: TextProblem["code"]) => void): Place[] {
  return [...list.matchAll(/<([^<>]*)>/g)].flatMap(([, inside = ""]) => {
    const place = placeOf(inside, grid);
    if (typeof place !== "string") return [place];
    problem(place);

    return [];
  });
}

function placeOf(inside: string, grid: Grid): Place | TextProblem["code"] {
  const cells = CELLS.exec(inside)?.slice(1).map(Number);
  if (cells) return cellsPlace([cells[0] ?? -1, cells[1] ?? -1], grid);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = SHARES.exec(inside)?.slice(1).map(Number) ?? [];
  if (x2 === 0 && y2 === 0) return "place-malformed";
  if (Math.max(x1, y1, x2, y2) > 1) return "place-malformed";

  return x1 < x2 && y1 < y2 ? { shares: { x1, y1, x2, y2 } } : "corners-out-of-order";
}

function cellsPlace(pair: CellPair, grid: Grid): Place | TextProblem["code"] {
  if (!pair.every((cell) => Number.isInteger(cell) && cell < grid.columns * grid.rows)) return "cell-outside-grid";

  return isCellPair(pair, grid) ? { cells: pair } : "corners-out-of-order";
}

function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split("\n");

  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
