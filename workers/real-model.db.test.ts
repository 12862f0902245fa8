import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { sealingWith } from "#lib/auth/seal.ts";
import type { Db } from "#lib/db/client.ts";
import { type ItemRow, itemsOf } from "#lib/db/items.ts";
import { failuresOf } from "#lib/db/run-items.ts";
import { runById } from "#lib/db/runs.ts";
import { type KeptSuggestion, suggestionById } from "#lib/db/suggestions.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Engine } from "#lib/domain/engine.ts";
import type { RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { environmentWith } from "#lib/env.ts";
import { heldModel } from "#lib/models/gguf/held-model.ts";
import { SMALL_MODEL } from "#lib/models/gguf/small-model.ts";
import { saveRecipe } from "#lib/services/save-recipe.ts";
import { startRun } from "#lib/services/start-run.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { llmServer } from "#lib/testing/llm-server.ts";
import { plantProject } from "#lib/testing/scenarios.ts";
import { byModel, SMALL_SETTINGS, smallModel } from "#lib/testing/small-model.ts";
import { importContent } from "../bin/demo/import-content.ts";

/** Of the demo's 61 items so few are run: a small model needs ten seconds for each, and minutes beside others. */
const EVERY = { openai: 14, gguf: 31 };
/** Pictures in which a phrase has several boxes: where there is one, no judge is asked. */
const CROWDED = /two-dogs|night-bridge/;
const MOST_MS = 900_000;
const PROJECT = "Demo";

type Values = Record<string, string>;
type Stage = Trace["stages"][number];
interface DemoRun {
  readonly recipe: string;
  readonly engines: Partial<Recipe["engines"]>;
  readonly takes: (item: ItemRow, at: number) => boolean;
}
interface Made {
  readonly done: number;
  readonly suggestions: readonly KeptSuggestion[];
}
interface Demo {
  readonly values: Values;
  /** Questions that the server was asked so far. */
  readonly asked: () => number;
  run(run: DemoRun): Promise<Made>;
}

/** The demo, imported by a worker that has the model behind a server of OpenAI's protocol, and in its own process. */
const test = base.extend<{ demo: Demo }>({
  demo: [
    async ({ db, url }, use) => {
      const data = await mkdtemp(path.join(os.tmpdir(), "giqa-real-"));
      const { model, giveBack } = await heldModel(SMALL_SETTINGS);
      const server = await llmServer(model);
      const gguf = { GIQA_GGUF: SMALL_SETTINGS.path, GIQA_GGUF_CONTEXT: String(SMALL_SETTINGS.contextSize) };
      const reached = { GIQA_OPENAI_BASE_URL: server.baseUrl, GIQA_OPENAI_TIMEOUT_SECONDS: "600" };
      const values = { DATABASE_URL: url, GIQA_DATA: data, ...gguf, ...reached };
      const stop = startWorker(values);
      const ctx = contextOf(db, data);
      const projectId = await plantProject(db, PROJECT);
      await importContent(ctx, projectId, "assets/demo");
      const all = await itemsOf(db, projectId, { after: -1, take: 100 });
      const run = async ({ recipe, engines, takes }: DemoRun) => {
        const changes = { engines, boxThreshold: 0.1 };
        await saveRecipe(ctx, { projectId, from: "embedded", name: recipe, changes });
        const items = all.filter(takes).map(({ id }) => id);

        return madeBy(db, (await startRun(ctx, { projectId, recipe, items })).runId);
      };
      await use({ values, asked: server.asked, run });
      await stop();
      await server.close();
      await giveBack();
      await rm(data, { recursive: true, force: true });
    },
    { scope: "file" },
  ],
});

/** A worker of one item at a time, until it is told to stop. */
function startWorker(values: Values) {
  const env = environmentWith({ GIQA_WORKER_CONCURRENCY: "1", ...values }) as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["workers/main.ts"], { stdio: "ignore", env });
  const ended = once(child, "close");

  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}

function contextOf(db: Db, data: string) {
  const sealing = async () => sealingWith("a secret of this installation, long");
  const ports = { storage: folderStore(`${data}/objects`), staging: `${data}/staging`, sealing, byEnvironment: [] };
  const actor = { kind: "operator", name: "test" } as const;

  return { actor, now: () => new Date(), transact: transactor(db), reader: db, db, ports };
}

/** What a run has made when it is ended. A small model may say what cannot be read; nothing else may fail. */
async function madeBy(db: Db, runId: RunId): Promise<Made> {
  while ((await runById(db, runId))?.status === "running") await sleep(200);
  for (const { reason } of await failuresOf(db, runId)) expect(reason).toBe("answer-not-readable");
  const rows = await db.suggestion.findMany({ where: { runId }, select: { id: true } });
  const kept = rows.map(async ({ id }) => (await suggestionById(db, id as SuggestionId)) ?? expect.fail("gone"));

  return { done: (await runById(db, runId))?.counts.done ?? 0, suggestions: await Promise.all(kept) };
}

const modelAs = (name: string): Engine => ({ name, model: SMALL_MODEL.model, revision: "prompts v1" });
const allBy = (name: string) => ({
  tags: modelAs(name),
  questions: modelAs(name),
  judge: modelAs(`words:${name}`),
});
/** As an engine is named by what it said: with the prompt that it was asked with. */
const saidBy = (name: string) => ({
  ...modelAs(name),
  revision: expect.stringMatching(/^prompts v1, .*prompt \w{12}/),
});

function stageOf<Name extends Stage["stage"]>({ trace }: KeptSuggestion, name: Name) {
  const found = trace.stages.find((one) => one.stage === name) ?? expect.fail(`no stage ${name}`);

  return found as Extract<Stage, { stage: Name }>;
}

/** What must hold whatever a model says: its words stand in the description, and its name stands with them. */
function mustBeTheirs(made: KeptSuggestion, name: string): void {
  const { description, mentions, questions } = made.suggestion;
  const tags = stageOf(made, "tags");
  expect(tags.engine).toMatchObject(saidBy(name));
  for (const { phrase, span } of tags.kept) expect(description.slice(span.from, span.to)).toBe(phrase);
  for (const { span } of mentions) expect(description.slice(span.from, span.to).trim()).not.toBe("");
  expect(stageOf(made, "boxes").engine?.name).toBe("embedded");
  expect(stageOf(made, "filter").engine).toMatchObject(saidBy(`words:${name}`));
  expect(stageOf(made, "questions").engine).toMatchObject(saidBy(name));
  for (const { engine } of questions) expect(engine).toMatchObject(saidBy(name));
}

describe.skipIf(!smallModel)(byModel("the demo by a real language model"), () => {
  test(
    "behind a server has its tags and questions, their words from the texts and their engine by name",
    async ({ demo }) => {
      const takes = (_: ItemRow, at: number) => at % EVERY.openai === 0;
      const { done, suggestions } = await demo.run({ recipe: "served", engines: allBy("openai"), takes });
      expect(done).toBeGreaterThan(0);
      expect(suggestions).toHaveLength(done);
      for (const made of suggestions) mustBeTheirs(made, "openai");
      expect(demo.asked()).toBeGreaterThanOrEqual(done);
    },
    MOST_MS,
  );

  test(
    "in the worker itself has them too, and names the weights",
    async ({ demo }) => {
      const takes = (_: ItemRow, at: number) => at % EVERY.gguf === 0;
      const { done, suggestions } = await demo.run({ recipe: "in process", engines: allBy("gguf"), takes });
      expect(done).toBeGreaterThan(0);
      for (const made of suggestions) mustBeTheirs(made, "gguf");
      for (const made of suggestions)
        expect(stageOf(made, "tags").engine?.revision).toContain(`sha256 ${SMALL_MODEL.sha256}`);
    },
    MOST_MS,
  );

  test(
    "that is told of patches in words judges each box of a crowd, and says that it saw none",
    async ({ demo }) => {
      const engines = { judge: modelAs("words:openai") };
      const takes = ({ image }: ItemRow) => CROWDED.test(image.path);
      const { suggestions } = await demo.run({ recipe: "judged", engines, takes });
      const filters = suggestions.map((made) => stageOf(made, "filter"));
      for (const { engine } of filters) expect(engine).toMatchObject(saidBy("words:openai"));
      const verdicts = filters.flatMap(({ judged }) => judged.map(({ verdict }) => verdict));
      expect(verdicts.length).toBeGreaterThan(1);
      for (const { because, probability } of verdicts) {
        expect(because).toMatch(/^told in words, no picture: (light: mean \d+ of 255|too small)/);
        expect(probability === null || (probability > 0 && probability < 1)).toBe(true);
      }
    },
    MOST_MS,
  );

  test(
    "has its figures on the evaluation set beside the embedded ones, whichever is better",
    async ({ demo }) => {
      const recipes = ["--project", PROJECT, "--recipe", "served", "--beside", "embedded"];
      const rows = ["--only", "tags", "patches", "--most", "2"];
      const env = environmentWith(demo.values) as NodeJS.ProcessEnv;
      const args = ["bin/giqa.ts", "evaluate", ...recipes, ...rows];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env });
      process.stdout.write(stdout);
      for (const kind of ["tags", "patches"])
        expect(stdout).toMatch(new RegExp(`^${kind} .*\\n.* served .*\\n(.*\\n)*?.* embedded `, "m"));
    },
    MOST_MS,
  );
});
