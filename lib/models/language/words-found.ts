import type { Span } from "#lib/domain/span.ts";

/**
 * Where words stand in a text, letter case and white space aside: as whole words where they do, else inside of longer
 * ones, as in languages without spaces. Null: nowhere.
 */
export function wordsFound(words: string, text: string): Span | null {
  const parts = words.split(/\s+/).filter((part) => part !== "");
  if (parts.length === 0) return null;
  const said = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+");
  const found =
    new RegExp(`(?<![\\p{L}\\p{N}])${said}(?![\\p{L}\\p{N}])`, "iu").exec(text) ?? new RegExp(said, "iu").exec(text);

  return found && { from: found.index, to: found.index + found[0].length };
}
