import { createHash } from "node:crypto";
import type { ExportedFile } from "#lib/domain/manifest.ts";

/** The same text, and once it has been read to its end, what is to be said of it. */
export function summing(lines: AsyncIterable<string>): {
  text: AsyncIterable<string>;
  result: () => Omit<ExportedFile, "name">;
} {
  const hash = createHash("sha256");
  let [rows, bytes] = [0, 0];
  async function* text() {
    for await (const line of lines) {
      const whole = `${line}\n`;
      hash.update(whole);
      bytes += Buffer.byteLength(whole);
      rows++;
      yield whole;
    }
  }

  return { text: text(), result: () => ({ rows, bytes, sha256: hash.digest("hex") }) };
}
