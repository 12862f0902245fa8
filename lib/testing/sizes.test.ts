import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const MAX_LINES = 300;
const CODE = /[.](ts|tsx|mjs|css)$/;

/** Files that git tracks or would track. */
function ownFiles(): string[] {
  const out = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });

  return out.split("\n").filter((file) => file && existsSync(file));
}

describe("the size of files", () => {
  it("is at most 300 lines where people write them", () => {
    const long = ownFiles()
      .filter((file) => CODE.test(file))
      .map((file) => [file, readFileSync(file, "utf8").split("\n").length - 1] as const)
      .filter(([, lines]) => lines > MAX_LINES);

    expect(long).toEqual([]);
  });

  it("is held down in folders without a name of their own", () => {
    const vague = ownFiles().filter((file) =>
      /(^|\/)(utils?|helpers?|common|shared|types|constants)(\/|[.]tsx?$)|(^|\/)index[.]tsx?$/.test(file),
    );

    expect(vague).toEqual([]);
  });
});
