import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect } from "vitest";
import { newId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { enginesOf } from "#lib/models/engines.ts";
import { withAnswers } from "#lib/models/with-answers.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { suggest } from "#lib/pipeline/suggest.ts";
import { test } from "#lib/testing/database.ts";
import type { Db } from "./client.ts";
import { engineAnswer, keepEngineAnswer } from "./engine-answers.ts";

const DESCRIPTION = "The oranges are sharp. The white background is overexposed and holds no details.";
const embedded = shippedRecipe("embedded") ?? expect.fail("no recipe");
const loaded = await enginesOf(embedded);
const bytes = await readFile(path.resolve("assets/demo/images/demo/citrus.jpg"));
const itemId = newId<"Item">();

/** The engines, each call counted. */
function counted(counts: { calls: number }, others: Partial<Engines>): Engines {
  const { tags, boxes, judge, questions } = { ...loaded, ...others };
  const count = <T>(answer: T) => {
    counts.calls++;
    return answer;
  };

  return {
    tags: { engine: tags.engine, extract: (...asked) => count(tags.extract(...asked)) },
    boxes: { engine: boxes.engine, detect: (...asked) => count(boxes.detect(...asked)) },
    judge: { engine: judge.engine, judge: (...asked) => count(judge.judge(...asked)) },
    questions: { engine: questions.engine, write: (...asked) => count(questions.write(...asked)) },
  };
}

async function suggested(db: Db, recipe: Recipe, others: Partial<Engines> = {}) {
  const counts = { calls: 0 };
  const answers = {
    find: (key: string) => engineAnswer(db, key),
    keep: (kept: Parameters<typeof keepEngineAnswer>[1]) => keepEngineAnswer(db, kept),
  };
  const picture = await openPicture(bytes, { sha256: "citrus" });
  let ids = 0;
  const newProposalId = () =>
    `00000000-0000-4000-8000-${String(ids++).padStart(12, "0")}` as ReturnType<typeof newId<"Proposal">>;
  const asked = { itemId, description: DESCRIPTION, picture, recipe, newProposalId };
  const made = await suggest(
    { ...asked, engines: withAnswers(counted(counts, others), answers) },
    new AbortController().signal,
  );

  return { ...made, calls: counts.calls };
}

describe("engines' answers", () => {
  test("are asked for once: a second run asks nothing and makes the same bytes", async ({ db }) => {
    const first = await suggested(db, embedded);
    const second = await suggested(db, embedded);

    expect(first.calls).toBeGreaterThan(5);
    expect(second.calls).toBe(0);
    expect(JSON.stringify(second.suggestion)).toBe(JSON.stringify(first.suggestion));
  });

  test("serve other thresholds of merging: nothing is asked again", async ({ db }) => {
    const before = await suggested(db, embedded);
    const other = await suggested(db, { ...embedded, merge: { areaShare: 0.001, coverage: 0.3 } });
    const raw = await suggested(db, { ...embedded, questions: null, filter: null, merge: null });

    expect([other.calls, raw.calls]).toEqual([0, 0]);
    expect(other.suggestion.questions).toHaveLength(before.suggestion.questions.length);
    const boxes = ({ suggestion }: typeof before) => suggestion.mentions.flatMap((mention) => mention.boxes).length;
    expect(boxes(raw)).toBeGreaterThan(boxes(before));
  });

  test("that are no numbers are not asked for again, and are the same when they are found", async ({ db }) => {
    const box = { x1: 10, y1: 10, x2: 60, y2: 60 };
    const found = [
      { box, score: Number.NaN, route: "oranges" },
      { box: { ...box, x1: Number.NaN }, score: 0.9, route: "oranges" },
      { box, score: 0.8, route: "oranges" },
      { box: { ...box, x2: 90 }, score: 0.7, route: "oranges" },
    ];
    const verdict = { question: "", answer: "yes", probability: Number.NaN, because: "" } as const;
    const hostile = { name: "hostile", model: "none", revision: "1" };
    const engines = {
      boxes: { engine: hostile, detect: async () => found },
      judge: { engine: hostile, judge: async () => verdict },
    };
    const [first, second] = [await suggested(db, embedded, engines), await suggested(db, embedded, engines)];
    expect(second.calls).toBe(0);
    expect(first.suggestion.mentions.length).toBeGreaterThan(0);
    expect(second.suggestion).toEqual(first.suggestion);
  });

  test("stay as they came first, and are told from what was never asked", async ({ db }) => {
    await suggested(db, embedded);
    const key = await db.engineAnswer.findFirstOrThrow({ where: { port: "boxes" } });
    await keepEngineAnswer(db, { ...key, engine: {}, answer: [], key: key.key });
    expect(await engineAnswer(db, key.key)).not.toEqual([]);
    expect(await engineAnswer(db, "0".repeat(64))).toBeUndefined();
  });
});
