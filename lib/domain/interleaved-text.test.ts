import { describe, expect, it } from "vitest";
import { QUESTION_POOL } from "#lib/pipeline/question-pool.ts";
import { holdsPlaces, withoutPlaces } from "./interleaved-text.ts";

describe("text with places in it", () => {
  it("is told from a cue to give places", () => {
    expect(holdsPlaces("the [tower](<35, 319>) is clear")).toBe(true);
    expect(holdsPlaces("the [tower](<0.77, 0.07, 0.99, 0.78>) is clear")).toBe(true);
    for (const question of QUESTION_POOL) {
      expect(holdsPlaces(question)).toBe(false);
      expect(withoutPlaces(question)).toEqual({ text: question, extras: [] });
    }
  });

  it("without its places is the text, whatever the coordinates", () => {
    expect(withoutPlaces("[a](<33, 354>, <22, 324>) [b](<0.77, 0.07, 0.99, 0.78>)").text).toBe("a b");
  });
});
