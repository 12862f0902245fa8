/** The words of a text with their places; letters, digits, inner hyphens and apostrophes. */
export function words(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Are two lower-case words forms of one noun: the same, or singular and plural by the regular endings? */
export function isForm(a: string, b: string): boolean {
  return a === b || singular(a) === singular(b);
}

/** The singular of a lower-case noun by the regular endings: berries, boxes, trees; other words are left alone. */
export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word) && word.length > 3) return word.slice(0, -1);

  return word;
}
