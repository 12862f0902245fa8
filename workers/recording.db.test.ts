import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, vi } from "vitest";
import { sealingWith } from "#lib/auth/seal.ts";
import type { Db } from "#lib/db/client.ts";
import { keepRecipe } from "#lib/db/recipes.ts";
import { failuresOf } from "#lib/db/run-items.ts";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { ItemId, ProjectId, RunId } from "#lib/domain/ids.ts";
import { Recipe } from "#lib/domain/recipe.ts";
import { Port, RecordingLine } from "#lib/domain/recording.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { readEnv } from "#lib/env.ts";
import { saveRecipe } from "#lib/services/save-recipe.ts";
import { startRun } from "#lib/services/start-run.ts";
import { suggestItem } from "#lib/services/suggest-item.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { colourModel } from "#lib/testing/colour-model.ts";
import { test } from "#lib/testing/database.ts";
import type { EngineServer } from "#lib/testing/engine-server.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { recordTo, replayFrom } from "../bin/recording.ts";
import { composedEngines } from "./engines.ts";

vi.setConfig({ testTimeout: 900_000 }); // two installations on a machine that may be busy

const FIXTURE = path.resolve("lib/testing/fixtures/grounding-dino");
const NOWHERE = { GIQA_OPENAI_BASE_URL: "", GIQA_GROUNDING_DINO: "", GIQA_WEIGHTS: "", GIQA_HUB_URL: "none" };
const TEXTS = ["The red dog is blurry.", "The blue sky is noisy and the green dog is sharp.", "A purple dog is dark."];
const ENGINES = {
  tags: { name: "openai", model: "llama", revision: "1" },
  boxes: { name: "grounding-dino", model: "colour fixture", revision: "fp32" },
  questions: { name: "openai", model: "llama", revision: "1" },
};

const folder = await mkdtemp(path.join(os.tmpdir(), "giqa-recording-"));
const storage = folderStore(path.join(folder, "objects"));
const file = path.join(folder, "run.jsonl");

let server: EngineServer;
beforeAll(async () => {
  server = await colourModel();
});
afterAll(() => server.close());

/** Runs the recipe over all items in this process, by what this installation has of engines. */
async function runThrough(
  db: Db,
  projectId: ProjectId,
  { recipe = "asks", ...values }: Record<string, string>,
): Promise<RunId> {
  const composed = composedEngines(readEnv({ ...NOWHERE, GIQA_DATA: folder, ...values }), db);
  const { signal } = new AbortController();
  const ports = { storage, engines: composed.engines.of, signal };
  const actor = { kind: "operator", name: "test" } as const;
  const ctx = { actor, now: () => new Date(), transact: transactor(db), ports };
  const { runId } = await startRun(ctx, { projectId, recipe, items: "all" });
  const items = await db.runItem.findMany({ where: { runId }, orderBy: { itemId: "asc" } });
  for (const { itemId } of items) await suggestItem(ctx, { runId, itemId: itemId as ItemId });
  await composed.engines.close();

  return runId;
}

async function planted(db: Db): Promise<{ projectId: ProjectId; items: ItemId[] }> {
  const projectId = await plantProject(db, "Moved");
  const items = await plantItems({ db, storage, projectId }, TEXTS.length, (n) => TEXTS[n] ?? "");

  return { projectId, items };
}

/** What the commands have at hand, on the installation of this database. */
function operatorOf(db: Db) {
  const sealing = async () => sealingWith("a secret of this installation, long");
  const ports = { storage, staging: folder, sealing, byEnvironment: [] };
  const actor = { kind: "operator", name: "test" } as const;

  return { actor, now: () => new Date(), transact: transactor(db), reader: db, db, ports };
}

/** What a run made, as bytes; the seconds of a trace are the machine's own. */
async function madeBy(db: Db, runId: RunId) {
  const rows = await db.suggestion.findMany({ where: { runId }, orderBy: { itemId: "asc" } });
  const stages = (trace: Trace) => trace.stages.map((stage) => ({ ...stage, seconds: 0 }));

  return rows.map(({ itemId, body, trace }) => JSON.stringify([itemId, body, stages(trace as unknown as Trace)]));
}

type Both = { readonly db: Db; readonly otherDb: Db };

async function recorded(db: Db) {
  const { projectId, items } = await planted(db);
  const ctx = operatorOf(db);
  await saveRecipe(ctx, { projectId, from: "embedded", name: "asks", changes: { engines: ENGINES } });
  const values = { GIQA_OPENAI_BASE_URL: server.baseUrl, GIQA_GROUNDING_DINO: FIXTURE };
  const runId = await runThrough(db, projectId, values);
  const told = await recordTo(ctx, runId, file);

  return { items, runId, told };
}

/** Another installation with the same items, under the same ids, that took the recording over. */
async function replayed({ db, otherDb }: Both) {
  const { items, runId, told } = await recordedOnce(db);
  const { projectId, items: others } = await planted(otherDb);
  for (const [n, id] of others.entries())
    await otherDb.item.update({ where: { id }, data: { id: items[n] ?? expect.fail("no item") } });
  const replay = () => replayFrom(operatorOf(otherDb), file, projectId);

  return { projectId, runId, told, first: await replay(), second: await replay() };
}

/** The tests of this file share what they need of it, whichever comes first. */
function once<From, To>(make: (from: From) => Promise<To>): (from: From) => Promise<To> {
  let made: Promise<To> | undefined;

  return (from) => {
    made ??= make(from);

    return made;
  };
}
const recordedOnce = once(recorded);
const replayedOnce = once(replayed);

describe("a recording of a finished run", () => {
  test("makes the same of the same items elsewhere, byte for byte, and asks no engine", async ({ db, otherDb }) => {
    const { projectId, runId, told, first, second } = await replayedOnce({ db, otherDb });
    const lines = (await readFile(file, "utf8"))
      .trim()
      .split("\n")
      .map((line) => RecordingLine.parse(JSON.parse(line)));
    expect(told).toEqual({ items: TEXTS.length, without: 0, answers: lines.length - 2 });
    const ports = new Set(lines.flatMap((line) => (line.line === "answer" ? [line.port] : [])));
    expect(ports).toEqual(new Set(Port.options));
    const { answers } = told;
    expect(first).toMatchObject({ recipe: "asks", answers, fresh: answers });
    expect(second).toMatchObject({ recipe: "asks", answers, fresh: 0 });

    const asked = server.asked.length;
    const again = await runThrough(otherDb, projectId, {});
    expect(server.asked).toHaveLength(asked);
    expect((await runById(otherDb, again))?.counts).toMatchObject({ done: TEXTS.length, failed: 0, engineCalls: 0 });
    const made = await madeBy(otherDb, again);
    expect(made).toEqual(await madeBy(db, runId));
    expect(made.join()).toContain('"name":"grounding-dino"');
  });

  test("does not speak for what was never asked: the item's failure names the question", async ({ db, otherDb }) => {
    await replayedOnce({ db, otherDb });
    const projectId = await plantProject(otherDb);
    await plantItems({ db: otherDb, storage, projectId }, 1, () => "The red dog is new.");
    const { body } = await otherDb.recipe.findFirstOrThrow({ where: { name: "asks" } });
    const recipe = Recipe.parse(body);
    await otherDb.$transaction((tx) => keepRecipe(tx, projectId, { recipe, fingerprint: fingerprintOf(recipe) }));
    const runId = await runThrough(otherDb, projectId, {});
    const detail = expect.stringContaining("no answer of it to the tags of “The red dog is new.” is kept");
    expect(await failuresOf(otherDb, runId)).toMatchObject([{ stage: "tags", reason: "answer-not-kept", detail }]);
  });

  test("answers recipes that ask for recorded answers alone, and the engines of then are named", async ({
    db,
    otherDb,
  }) => {
    const { projectId, runId } = await replayedOnce({ db, otherDb });
    const ctx = operatorOf(otherDb);
    const tags = { ...ENGINES.tags, name: "recorded" };
    const boxes = { ...ENGINES.boxes, name: "recorded" };
    await saveRecipe(ctx, { projectId, from: "asks", name: "recorded alone", changes: { engines: { tags, boxes } } });
    const made = await madeBy(otherDb, await runThrough(otherDb, projectId, { recipe: "recorded alone" }));
    const suggested = (one: string) => JSON.parse(one)[1].mentions.map(({ boxes: of }: { boxes: object[] }) => of);
    expect(made.map(suggested)).toEqual((await madeBy(db, runId)).map(suggested));

    const unheard = { ...ENGINES.tags, name: "recorded", model: "unheard of" };
    await saveRecipe(ctx, { projectId, from: "asks", name: "unheard", changes: { engines: { tags: unheard } } });
    const none = await runThrough(otherDb, projectId, { recipe: "unheard" });
    expect(await failuresOf(otherDb, none)).toMatchObject([
      { reason: "nothing-recorded", detail: expect.stringContaining("recorded answers of unheard of, and none") },
    ]);
  });

  test("that is cut off, changed or none is refused at its line", async ({ db, otherDb }) => {
    await recordedOnce(db);
    const lines = (await readFile(file, "utf8")).trim().split("\n");
    const replay = async (changed: readonly string[]) => {
      const other = path.join(folder, "changed.jsonl");
      await writeFile(other, changed.join("\n"));

      return replayFrom(operatorOf(otherDb), other, null);
    };
    const [first = "", ...rest] = lines;
    const refusal = (line: number, problem: string) => ({
      code: "recording-not-readable",
      parameters: { line, problem },
    });
    const cut = refusal(lines.length - 1, "the recording is cut off after this line");
    await expect(replay(lines.slice(0, -1))).rejects.toMatchObject(cut);
    await expect(replay([first, "{}", ...rest])).rejects.toMatchObject(refusal(2, expect.stringContaining("line")));
    await expect(replay(rest)).rejects.toMatchObject(refusal(1, "it does not begin with a recipe"));
    const changed = [first.replace('"seed":1', '"seed":2'), ...rest];
    await expect(replay(changed)).rejects.toMatchObject(refusal(1, "the recipe is not the one of its fingerprint"));
  });

  test("of answers that are gone is not written: what lacks is named", async ({ db }) => {
    const { runId } = await recordedOnce(db);
    await db.engineAnswer.deleteMany({ where: { port: "questions" } });
    const other = path.join(folder, "other.jsonl");
    await expect(recordTo(operatorOf(db), runId, other)).rejects.toMatchObject({
      ...{
        code: "answer-not-kept",
        parameters: { engine: "openai", asked: expect.stringContaining("questions about") },
      },
    });
    await expect(readFile(other)).rejects.toThrow("ENOENT");
  });
});
