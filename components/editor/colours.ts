/** Eight hues of one lightness, told apart by colour-blind eyes too; the last is for what has no words yet. */
const HUES = ["#56b4ff", "#ffb224", "#2fd6a0", "#ff7fb0", "#b9a1ff", "#ff8d5a", "#6fdcf2", "#d6e04a"] as const;
const UNNAMED = "#ffffff";

/** The colour of an object by its position; undefined: a box without words. */
export function hueOf(position: number | undefined): string {
  return position === undefined ? UNNAMED : (HUES[position % HUES.length] ?? UNNAMED);
}
