import { readFileSync } from "node:fs";
import path from "node:path";

/** An oracle file: the repository's copy, or that of the folder in `GIQA_ORACLES`. */
export function oracle<File>(name: string): File {
  const folder = process.env.GIQA_ORACLES ?? path.resolve("lib/testing/fixtures/oracles");

  return JSON.parse(readFileSync(path.join(folder, name), "utf8")) as File;
}
