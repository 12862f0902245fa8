import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /[.]tsx?$/.test(file) && !/[.]test[.]/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
}

/** How a browser hands over files that `giqa import` reads where they lie, and how its tabs tell that they live. */
const BROWSERS_ALONE = ["announce-uploads.ts", "receive-upload.ts", "renew-lease.ts"];

describe("a service", () => {
  const services = readdirSync("lib/services").filter((file) => file.endsWith(".ts") && !file.includes(".test."));
  const [app, bin, workers] = [sources("app"), sources("bin"), sources("workers")];
  const used = (by: string, file: string) => by.includes(`#lib/services/${file}"`);

  it("is called by an edge", () => {
    expect(services.filter((file) => !used(app, file) && !used(bin, file) && !used(workers, file))).toEqual([]);
  });

  it("that a button calls has a command as well", () => {
    expect(services.filter((file) => used(app, file) && !used(bin, file))).toEqual(BROWSERS_ALONE);
  });
});
