/** A description as data between marks. A mark that it holds itself would end it early, and is taken out. */
export function asData(description: string): string {
  return `<description>${description.replace(/<\s*\/?\s*description\s*>/gi, " ")}</description>`;
}
