import { describe, expect, it } from "vitest";
import { drawQuestion, QUESTION_POOL } from "./question-pool.ts";

describe("the question pool", () => {
  it("holds fifteen phrasings, each different, each with a cue to give places", () => {
    expect(new Set(QUESTION_POOL).size).toBe(15);
    for (const question of QUESTION_POOL) expect(question).toMatch(/position|location|coordinates|place|where/i);
  });

  it("is drawn from evenly: of 15,000 items each phrasing gets 800 to 1,200", () => {
    const drawn = new Map<string, number>();
    for (let n = 0; n < 15_000; n++) {
      const question = drawQuestion(QUESTION_POOL, `item-${n}`, 7);
      drawn.set(question, (drawn.get(question) ?? 0) + 1);
    }
    expect(drawn.size).toBe(15);
    for (const times of drawn.values()) {
      expect(times).toBeGreaterThanOrEqual(800);
      expect(times).toBeLessThanOrEqual(1200);
    }
  });

  it("gives an item the same question every time, and another seed others", () => {
    const ids = Array.from({ length: 100 }, (_, n) => `item-${n}`);
    const draw = (seed: number) => ids.map((id) => drawQuestion(QUESTION_POOL, id, seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
