/** How a command's answer is wanted. */
export interface Output {
  readonly json?: boolean;
}

/** The answer of a command: stdout holds it and nothing else, as one JSON value where asked. */
export function print(value: unknown, { json }: Output, asText: () => string = () => plain(value)): void {
  process.stdout.write(`${json ? JSON.stringify(value ?? null, null, 2) : asText()}\n`);
}

/** Something to tell a person beside the answer. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Rows in columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));

  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function plain(value: unknown): string {
  if (value === undefined) return "Done.";
  if (value === null || typeof value !== "object") return String(value);

  return Object.entries(value)
    .map(([name, part]) => `${name}: ${typeof part === "object" ? JSON.stringify(part) : String(part)}`)
    .join("\n");
}
