import { expect, test } from "vitest";
import { scoreVerdicts } from "./verdict-score.ts";

test("a judge that always says yes is right on what is yes alone", () => {
  const answers = ["yes", "no", "no", "yes"] as const;

  expect(scoreVerdicts(answers.map((answer) => ({ answer, said: "yes" })))).toEqual({
    ...{ asked: 4, right: 2, accuracy: 0.5 },
    yes: { asked: 2, right: 2 },
    no: { asked: 2, right: 0 },
  });
});

test("a judge that was asked nothing has no accuracy", () => {
  expect(scoreVerdicts([]).accuracy).toBeNull();
});
