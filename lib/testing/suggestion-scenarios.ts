import type { Db } from "#lib/db/client.ts";
import type { Engine } from "#lib/domain/engine.ts";
import { type ItemId, newId, type ProjectId, type RunId, type SuggestionId } from "#lib/domain/ids.ts";
import { startingCounts } from "#lib/domain/run.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";

const ENGINE: Engine = { name: "embedded", model: "rules", revision: "1" };
const BOX = { x1: 4, y1: 4, x2: 20, y2: 20 };
const TAG = { phrase: "dog", name: "dog", quality: "blurry", effect: "negative", span: { from: 4, to: 7 } } as const;

/** A run of the embedded recipe that is under way, with nothing in it. */
export async function plantRun(db: Db, projectId: ProjectId): Promise<RunId> {
  const recipe = shippedRecipe("embedded");
  if (!recipe) throw new Error("no embedded recipe");
  const recipeId = newId<"Recipe">();
  const fingerprint = recipeId.replaceAll("-", "").repeat(2);
  await db.recipe.create({ data: { id: recipeId, projectId, name: recipe.name, fingerprint, body: recipe } });
  const id = newId<"Run">();
  const run = { id, projectId, recipeId, status: "running", counts: startingCounts(0), startedBy: "test" };
  await db.run.create({ data: { ...run, startedAt: new Date(Date.now() - 30_000) } });

  return id;
}

/** A suggestion of an item, grounded or not, as the run made it just now. */
export async function plantSuggestion(
  db: Db,
  { projectId, runId, itemId }: { projectId: ProjectId; runId: RunId; itemId: ItemId },
  { grounded }: { grounded: boolean } = { grounded: true },
): Promise<SuggestionId> {
  const id = newId<"Suggestion">();
  const suggestion = suggestionOf(grounded);
  const counts = { mentions: suggestion.mentions.length, questions: 0, seconds: 0.5 };
  const row = { id, projectId, itemId, runId, fingerprint: "0".repeat(64), ...counts };
  await db.suggestion.create({ data: { ...row, body: suggestion, trace: traceOf(grounded) } });
  await db.runItem.create({ data: { runId, itemId, state: "done", seconds: 0.5, finishedAt: new Date() } });

  return id;
}

function suggestionOf(grounded: boolean): Suggestion {
  const boxes = [{ box: BOX, score: 0.9, engine: ENGINE, route: "dog" }];
  const { quality, effect, span, name } = TAG;

  return {
    version: 1,
    description: "The dog is blurry. The sky is bright and clear.",
    question: "Describe and assess the quality.",
    mentions: grounded ? [{ id: newId<"Proposal">(), span, name, quality, effect, boxes }] : [],
    questions: [],
    emptyBecause: grounded ? null : "no-boxes",
  };
}

function traceOf(grounded: boolean): Trace {
  const ran = { engine: ENGINE, seconds: 0.1 };
  const boxes = grounded ? [{ box: BOX, score: 0.9, route: "dog" }] : [];
  const verdict = { question: "Is the image quality blurry?", answer: "no", probability: 0.2, because: "" } as const;

  return {
    version: 1,
    stages: [
      { stage: "tags", ...ran, kept: [TAG], dropped: [{ tag: { ...TAG, effect: "none" }, reason: "no-impact" }] },
      {
        ...{ stage: "boxes", ...ran, detected: [{ tag: 0, asked: "dog.", boxes }] },
        dropped: grounded ? [] : [{ tag: 0, reason: "no-box-found" }],
      },
      { stage: "filter", ...ran, judged: [{ tag: 0, box: 0, verdict, kept: false }], flagged: [] },
      {
        ...{ stage: "merge", engine: null, seconds: 0 },
        merged: [{ tag: 0, box: BOX, from: [0, 1], joined: [{ box: 1, clause: "covered" }] }],
      },
    ],
  };
}
