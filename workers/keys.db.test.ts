import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { sealingWith } from "#lib/auth/seal.ts";
import type { Db } from "#lib/db/client.ts";
import { failuresOf } from "#lib/db/run-items.ts";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import { ServerSetting } from "#lib/domain/engine-setting.ts";
import type { ProjectId, RunId } from "#lib/domain/ids.ts";
import { environmentWith } from "#lib/env.ts";
import { saveRecipe } from "#lib/services/save-recipe.ts";
import { setEngine } from "#lib/services/set-engine.ts";
import { startEngineTest } from "#lib/services/start-engine-test.ts";
import { startExport } from "#lib/services/start-export.ts";
import { startRun } from "#lib/services/start-run.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { type Answer, engineServer } from "#lib/testing/engine-server.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { engineList } from "#lib/views/engine-list.ts";
import { runMonitor } from "#lib/views/run-monitor.ts";

const MARKER = "sk-marker-7d1fa0c3-never-to-be-seen";
const SECRET = "the installation's secret, long enough";
const TAGS: Answer = {
  say: JSON.stringify({ tags: [{ quote: "dog", quality: "blurry", effect: "negative" }] }),
  usage: { prompt_tokens: 100, completion_tokens: 10 },
};

/** Of another model in each test: answers are kept, and the tests of a file share their database. */
const tagsOf = (model: string, name = "openai:tags") => ({ tags: { name, model, revision: "1" } });

/** A process of ours, and all that it says on both its channels. */
function started(args: readonly string[], values: Record<string, string>) {
  const env = environmentWith(values) as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env });
  let said = "";
  for (const channel of [child.stdout, child.stderr])
    channel.on("data", (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));

  return { child, ended, said: () => said };
}

/** A worker of one item at a time, until it is told to stop. */
function startWorker(values: Record<string, string>) {
  const { child, ended, said } = started(["workers/main.ts"], { GIQA_WORKER_CONCURRENCY: "1", ...values });

  return {
    said,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What a command says, and how it ends. */
async function giqa(args: readonly string[], values: Record<string, string>) {
  const { ended, said } = started(["bin/giqa.ts", ...args], values);
  const code = await ended;

  return { code, said: said() };
}

/** Every row of every table, bytes as hexadecimal. */
async function wholeDatabase(db: Db): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
  const dumps = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`SELECT one::text AS row FROM ${name} AS one`)),
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["public.engine_setting", "public.audit_event", "public.change", "pgboss.job"]),
  );

  return dumps
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

async function filesIn(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = names.map(({ parentPath, name }) => readFile(path.join(parentPath, name), "latin1"));

  return (await Promise.all(texts)).join("\n");
}

async function planted(db: Db, data: string, model: string) {
  const projectId = await plantProject(db);
  await plantItems({ db, storage: folderStore(`${data}/objects`), projectId }, 3);
  const context = {
    transact: transactor(db),
    now: () => new Date(),
    ports: { sealing: async () => sealingWith(SECRET) },
  };
  const ctx = { ...context, actor: { kind: "operator", name: "test" } as const };
  await saveRecipe(ctx, { projectId, from: "embedded", name: "asks", changes: { engines: tagsOf(model) } });

  return { projectId, ctx, reading: { actor: ctx.actor, now: ctx.now, reader: db } };
}

async function untilEnded(db: Db, runId: RunId): Promise<void> {
  while ((await runById(db, runId))?.status === "running") await sleep(100);
}

async function untilTested(db: Db, id: string): Promise<void> {
  while (!(await db.engineTest.count({ where: { id, state: "ended" } }))) await sleep(100);
}

async function dataFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), "giqa-keys-"));
}

const setting = (baseUrl: string) =>
  ServerSetting.parse({ kind: "openai", baseUrl, retries: 1, timeoutSeconds: 60, priceIn: 10 });

describe("the key of an engine", () => {
  test("is sent to its engine, and stands in no log, error, view, event, export, file or column", async ({
    db,
    url,
  }) => {
    const data = await dataFolder();
    const server = await engineServer({ status: 401 }, { status: 500 }, "cut", "no-completion", TAGS);
    const { projectId, ctx, reading } = await planted(db, data, "marked");
    const name = "openai:tags";
    await setEngine(ctx, { name, setting: setting(server.baseUrl), key: MARKER });
    const elsewhere = { name, setting: setting("http://other.example/v1") };
    const refused = await setEngine(ctx, elsewhere).then(() => "not refused", String);
    const { testId } = await startEngineTest(ctx, { name, port: "tags" });
    const { runId } = await startRun(ctx, { projectId, recipe: "asks", items: "all" });
    const values = { DATABASE_URL: url, GIQA_DATA: data, NEXTAUTH_SECRET: SECRET };
    const worker = startWorker(values);
    await untilEnded(db, runId);
    await untilTested(db, testId);
    await startExport(ctx, { projectId, coordinates: "disc", builtBy: "worker" });
    while (await db.export.count({ where: { status: "building" } })) await sleep(100);
    const during = await engineList(reading, { byEnvironment: [], mark: sealingWith(SECRET).mark });
    const monitor = await runMonitor(reading, { projectId: projectId as ProjectId, runId });
    await worker.stop();
    const commands = [await giqa(["engine", "list"], values), await giqa(["engine", "test", name, "--json"], values)];

    expect(server.asked.every(({ authorization }) => authorization === `Bearer ${MARKER}`)).toBe(true);
    expect(server.asked.length).toBeGreaterThanOrEqual(6);
    expect(commands.map(({ code }) => code)).toEqual([0, 0]);
    expect(monitor.run.counts).toMatchObject({ done: 3, failed: 0, tokensIn: 100, tokensOut: 10 });
    expect(monitor.run.counts.cost).toBeCloseTo(0.001);
    expect(during.engines.find((one) => one.name === name)?.set?.key).toMatchObject({ state: "set", end: "seen" });
    const places = {
      log: worker.said(),
      refused,
      views: JSON.stringify([during, monitor]),
      commands: JSON.stringify(commands),
    };
    const stored = { database: await wholeDatabase(db), files: await filesIn(data) };
    for (const [place, text] of Object.entries({ ...places, ...stored }))
      for (const form of [MARKER, Buffer.from(MARKER).toString("hex"), Buffer.from(MARKER).toString("base64")])
        expect(text.includes(form), `the key in the ${place}`).toBe(false);
    expect(places.log).toContain("engine.begun");
    await server.close();
    await rm(data, { recursive: true, force: true });
  }, 900_000);

  test("that was sealed under another secret is said to be so, by the page and by the run, which ends at once", async ({
    db,
    url,
  }) => {
    const data = await dataFolder();
    const server = await engineServer(TAGS);
    const { projectId, ctx, reading } = await planted(db, data, "sealed");
    const name = "openai:tags";
    await setEngine(ctx, { name, setting: setting(server.baseUrl), key: MARKER });
    const values = { DATABASE_URL: url, GIQA_DATA: data, NEXTAUTH_SECRET: `${SECRET}, changed` };
    const worker = startWorker(values);
    const { testId } = await startEngineTest(ctx, { name, port: "tags" });
    const { runId } = await startRun(ctx, { projectId, recipe: "asks", items: "all" });
    const plain = await startRun(ctx, { projectId, recipe: "embedded", items: "all" });
    await untilEnded(db, runId);
    await untilEnded(db, plain.runId);
    await untilTested(db, testId);
    await worker.stop();

    const sentence = "The key of engine openai:tags was sealed under another secret: enter it again.";
    expect(await failuresOf(db, runId)).toMatchObject([
      { stage: "tags", reason: "engine-key-sealed-otherwise", items: 3, detail: sentence },
    ]);
    expect(await db.runItem.count({ where: { runId, attempts: 1 } })).toBe(3);
    const { engines } = await engineList(reading, { byEnvironment: [], mark: sealingWith(`${SECRET}, changed`).mark });
    const listed = engines.find((one) => one.name === name);
    expect(listed?.set?.key).toEqual({ state: "sealed-otherwise" });
    expect(listed?.test?.outcome).toMatchObject({ ended: "failed", problem: sentence, advice: "Enter the key again." });
    expect((await giqa(["engine", "list"], values)).said).toContain("key does not open");
    const tried = await giqa(["engine", "test", name], values);
    expect(tried).toMatchObject({ code: 1, said: expect.stringContaining(sentence) });
    expect((await runById(db, plain.runId))?.counts).toMatchObject({ done: 3, failed: 0 });
    expect(server.asked).toEqual([]);
    await server.close();
    await rm(data, { recursive: true, force: true });
  }, 900_000);
});

describe("a run whose engine", () => {
  test("is not set fails at once, with the sentence of what to set", async ({ db, url }) => {
    const data = await dataFolder();
    const { projectId, ctx } = await planted(db, data, "unset");
    const engines = tagsOf("unset", "openai:none");
    await saveRecipe(ctx, { projectId, from: "embedded", name: "unset", changes: { engines } });
    const { runId } = await startRun(ctx, { projectId, recipe: "unset", items: "all" });
    const worker = startWorker({ DATABASE_URL: url, GIQA_DATA: data, NEXTAUTH_SECRET: SECRET });
    await untilEnded(db, runId);
    await worker.stop();
    const [failure] = await failuresOf(db, runId);
    expect(failure).toMatchObject({ reason: "engine-not-set", items: 3 });
    expect(failure?.detail).toContain("asks the engine openai:none, and this installation has none of that name");
    expect(await db.runItem.count({ where: { runId, attempts: 1 } })).toBe(3);
    await rm(data, { recursive: true, force: true });
  }, 900_000);

  test("is left alone for a while waits without losing an item, and goes on when the engine is back", async ({
    db,
    url,
  }) => {
    const data = await dataFolder();
    const faults: Answer[] = Array.from({ length: 5 }, () => ({ status: 500 }));
    const server = await engineServer(...faults, TAGS);
    const { projectId, ctx } = await planted(db, data, "resting");
    await setEngine(ctx, { name: "openai:tags", setting: { ...setting(server.baseUrl), retries: 0 }, key: null });
    const { runId } = await startRun(ctx, { projectId, recipe: "asks", items: "all" });
    const worker = startWorker({ DATABASE_URL: url, GIQA_DATA: data, NEXTAUTH_SECRET: SECRET });
    await untilEnded(db, runId);
    await worker.stop();
    expect(worker.said()).toContain("job.postponed");
    expect(server.asked).toHaveLength(6);
    expect((await runById(db, runId))?.counts).toMatchObject({ done: 3, failed: 0 });
    await server.close();
    await rm(data, { recursive: true, force: true });
  }, 900_000);
});
