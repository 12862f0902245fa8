import { describe, expect, it } from "vitest";
import { STATUS } from "#app/_edge/status.ts";
import english from "./en.json" with { type: "json" };
import { translate } from "./translate.ts";

/** A value for whatever a sentence may name. */
const PARAMETERS = new Proxy({}, { get: () => 3, has: () => true }) as Record<string, number>;

describe("the catalogue", () => {
  it("has a sentence for every reason to say no, with all it names filled in", () => {
    const bad = Object.keys(STATUS)
      .map((code) => [code, translate(code, PARAMETERS)] as const)
      .filter(([code, sentence]) => sentence === code || sentence.includes("{") || !/[.:!?]|\d$/.test(sentence));

    expect(bad).toEqual([]);
  });

  it("holds nothing that is not written in the message format", () => {
    expect(Object.keys(english).filter((code) => translate(code, PARAMETERS) === "")).toEqual([]);
  });

  it("counts as English does", () => {
    expect(translate("too-many-attempts", { minutes: 1 })).toContain("1 minute.");
    expect(translate("too-many-attempts", { minutes: 2 })).toContain("2 minutes.");
  });

  it("says the code where there is no sentence", () => {
    expect(translate("nothing-of-that-name")).toBe("nothing-of-that-name");
  });
});
