import type { ImageFacts } from "#lib/domain/image.ts";

/** What the first bytes say, whatever the file is called. Text (SVG, HTML) is `unknown`: no interpreter ever sees it. */
export function sniff(bytes: Buffer): ImageFacts["format"] | "other-picture" | "unknown" {
  return SIGNATURES.find(([, matches]) => matches(bytes))?.[0] ?? "unknown";
}

const starts = (hex: string) => (bytes: Buffer) => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, "hex"));
const at =
  (from: number, ...words: string[]) =>
  (bytes: Buffer) =>
    words.some((word) => bytes.toString("latin1", from, from + word.length) === word);

const SIGNATURES: readonly (readonly [ImageFacts["format"] | "other-picture", (bytes: Buffer) => boolean])[] = [
  ["jpeg", starts("ffd8ff")],
  ["png", starts("89504e470d0a1a0a")],
  ["webp", (bytes) => at(0, "RIFF")(bytes) && at(8, "WEBP")(bytes)],
  ["gif", at(0, "GIF87a", "GIF89a")],
  ["tiff", (bytes) => starts("49492a00")(bytes) || starts("4d4d002a")(bytes)],
  ["avif", at(4, "ftypavif", "ftypavis")],
  ["other-picture", at(4, "ftyphei", "ftypmif1", "ftypmsf1", "jP  ", "JXL ")],
  ["other-picture", (bytes) => at(0, "BM", "8BPS")(bytes) || starts("ff0a")(bytes) || starts("49492b00")(bytes)],
];
