import { readFile } from "node:fs/promises";
import path from "node:path";
import { openPicture } from "./picture.ts";

/** A picture of ours that engines are tried with: oranges before a white background. */
export async function testPicture() {
  return openPicture(await readFile(path.resolve("assets/demo/images/demo/citrus.jpg")), { sha256: "" });
}
