import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { Context, Reading } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { importById, problemsOf, skippedOf } from "#lib/db/imports.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { ImportFormat, ImportPlace } from "#lib/domain/import.ts";
import { renditionsOf } from "#lib/imaging/renditions.ts";
import { cancelImport } from "#lib/services/cancel-import.ts";
import { createProject } from "#lib/services/create-project.ts";
import { tryImport } from "#lib/services/run-import/try-import.ts";
import { type ImportPorts, runImport } from "#lib/services/run-import.ts";
import { startImport } from "#lib/services/start-import.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "giqa-import-"));
const store = folderStore(path.join(folder, "objects"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
  mkdirSync(path.join(folder, "images/spaq_koniq"), { recursive: true });
  writeFileSync(path.join(folder, "secret.jpg"), "outside");
  for (const [index, name] of ["00001.jpg", "00002.jpg", "Grüße aus Köln.jpg"].entries()) {
    const data = Buffer.alloc(80 * 60 * 3, Uint8Array.of(40 * index, 90, 200));
    const { fitted: bytes } = await renditionsOf({ data, width: 80, height: 60, channels: 3 });
    pictures.set(`spaq_koniq/${name}`, bytes);
    writeFileSync(path.join(folder, "images/spaq_koniq", name), bytes);
  }
  writeFileSync(
    path.join(folder, "images/broken.jpg"),
    (pictures.get("spaq_koniq/00001.jpg") ?? Buffer.of()).subarray(0, 250),
  );
  writeFileSync(path.join(folder, "images/page.jpg"), "<html>404</html>");
});

const row = (image: string, id: string, text = `The picture ${image} is sharp.`) => ({
  image,
  id,
  conversations: [
    { from: "human", value: "Describe the quality.\n<image>" },
    { from: "gpt", value: text },
  ],
  type: null,
  qtype: null,
});

function placeOf(rows: unknown): ImportPlace {
  const labels = path.join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(labels, typeof rows === "string" ? rows : JSON.stringify(rows));

  return { kind: "folder", labels, images: path.join(folder, "images"), manifest: null };
}

function contextOf(db: Db, signal = new AbortController().signal): Context<ImportPorts> & Reading {
  const actor = { kind: "operator", name: "tester@here" } as const;
  const ports = { storage: store, staging: path.join(folder, "staging"), signal };

  return { actor, now: () => new Date(), transact: transactor(db), reader: db, ports };
}

async function projectIn(db: Db): Promise<ProjectId> {
  return (await createProject(contextOf(db), { name: `Project ${crypto.randomUUID()}` })).projectId;
}

interface Asked {
  readonly projectId: ProjectId;
  readonly rows: unknown;
  readonly format?: ImportFormat;
  readonly dryRun?: boolean;
}

async function importIn(db: Db, { projectId, rows, format = "q-pathway", dryRun = false }: Asked) {
  const ctx = contextOf(db);
  const place = placeOf(rows);
  const { importId } = await startImport(ctx, { projectId, format, place, dryRun, runs: "here" });
  await runImport(ctx, { importId });
  const done = await importById(db, importId);
  if (!done) throw new Error("no import");
  const problems = await problemsOf(db, importId, { after: 0, take: 1000 });

  return {
    ...done,
    problems: problems.map(({ row, code }) => `${row} ${code}`),
    skipped: await skippedOf(db, importId),
  };
}

const GOOD = [
  row("spaq_koniq/00001.jpg", "00001_anna"),
  row("spaq_koniq/00001.jpg", "00001_bert"),
  row("spaq_koniq/00002.jpg", "00002_anna"),
  row("spaq_koniq/Grüße aus Köln.jpg", "koeln_anna"),
];

describe("an import", () => {
  test("takes in pictures and items, several of a picture", async ({ db }) => {
    const projectId = await projectIn(db);
    const done = await importIn(db, { projectId, rows: GOOD });
    const items = await db.item.findMany({
      where: { projectId },
      orderBy: { number: "asc" },
      include: { image: true },
    });

    expect(done).toMatchObject({ status: "done", problems: [], skipped: [] });
    expect(done.progress).toMatchObject({ rows: 4, images: 3, items: 4, unchanged: 0 });
    expect(items.map(({ description }) => description)).toEqual(
      GOOD.map(({ conversations }) => conversations[1]?.value),
    );
    expect(items[0]?.imageId).toBe(items[1]?.imageId);
    expect(items[0]?.annotator).toBe(items[2]?.annotator);
    expect(JSON.stringify(items, (_key, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
      "anna",
    );
  });

  test("keeps the bytes as they came: hash in is hash in the store", async ({ db }) => {
    const projectId = await projectIn(db);
    await importIn(db, { projectId, rows: GOOD });
    const images = await db.image.findMany({ where: { projectId } });

    expect(images.map((image) => image.sha256).toSorted()).toEqual([...pictures.values()].map(sha256).toSorted());
    for (const image of images) {
      expect(sha256(await store.bytes(image.sha256))).toBe(image.sha256);
      expect(await store.derived(image.sha256, "thumbnail")).not.toBeNull();
      expect(await store.derived(image.sha256, "fitted")).not.toBeNull();
    }
  });

  test("of the same bytes again changes nothing", async ({ db }) => {
    const projectId = await projectIn(db);
    await importIn(db, { projectId, rows: GOOD });
    const before = [
      await db.item.findMany({ where: { projectId } }),
      await db.image.findMany({ where: { projectId } }),
    ];
    const again = await importIn(db, { projectId, rows: GOOD });

    expect(again.progress).toMatchObject({ rows: 4, images: 0, items: 0, unchanged: 4, problems: 0 });
    expect([
      await db.item.findMany({ where: { projectId } }),
      await db.image.findMany({ where: { projectId } }),
    ]).toEqual(before);
  });

  test("takes every good row and names each bad one", async ({ db }) => {
    const projectId = await projectIn(db);
    const rows = `[${[
      JSON.stringify(GOOD[0]),
      JSON.stringify(row("spaq_koniq/none.jpg", "a_b")),
      JSON.stringify(row("../secret.jpg", "c_d")),
      JSON.stringify(row("broken.jpg", "e_f")),
      JSON.stringify(row("page.jpg", "g_h")),
      JSON.stringify(row("spaq_koniq/00002.jpg", "00001_anna")),
      JSON.stringify(row("spaq_koniq/00002.jpg", "i_j", "  ")),
      JSON.stringify(row("spaq_koniq/00002.jpg", "k_l", "The [sky](<1, 2>) is blue.")),
      '"bare"',
      '{"id": NaN}',
      JSON.stringify({ ...row("spaq_koniq/00002.jpg", "m_n"), type: "vqa" }),
      JSON.stringify(GOOD[2]),
    ].join(",")}]`;
    const done = await importIn(db, { projectId, rows });

    expect(done.progress).toMatchObject({ rows: 12, images: 2, items: 2, skipped: 1, problems: 9 });
    expect(done.skipped).toEqual([{ row: 11, reason: "not-a-description" }]);
    expect(done.problems).toEqual([
      "2 image-missing",
      "3 image-path-outside",
      "4 image-truncated",
      "5 image-not-a-picture",
      "6 duplicate-id",
      "7 blank-text",
      "8 text-holds-grounding",
      "9 row-not-an-object",
      "10 not-json",
    ]);
  });

  test("says that an id stands for another text already", async ({ db }) => {
    const projectId = await projectIn(db);
    await importIn(db, { projectId, rows: GOOD });
    const changed = await importIn(db, {
      projectId,
      rows: [row("spaq_koniq/00001.jpg", "00001_anna", "Another text.")],
    });

    expect(changed.progress).toMatchObject({ items: 0, unchanged: 0, problems: 1 });
    expect(changed.problems).toEqual(["1 id-taken"]);
  });

  test("of a file that is no array takes nothing and says so", async ({ db }) => {
    const done = await importIn(db, { projectId: await projectIn(db), rows: { rows: GOOD } });

    expect(done).toMatchObject({ status: "done", problems: ["null not-an-array"] });
  });

  test("on trial counts the same and keeps nothing", async ({ db }) => {
    const projectId = await projectIn(db);
    const trial = await importIn(db, { projectId, rows: GOOD, dryRun: true });

    expect(trial).toMatchObject({ status: "checked" });
    expect(trial.progress).toMatchObject({ rows: 4, images: 3, items: 4 });
    expect(await db.item.count({ where: { projectId } })).toBe(0);
    expect(await db.image.count({ where: { projectId } })).toBe(0);
  });

  test("tried for a project that is not there makes none", async ({ db }) => {
    const before = await db.project.count();
    const trial = await tryImport(contextOf(db), { projectId: null, format: "q-pathway", place: placeOf(GOOD) });

    expect(trial.progress).toMatchObject({ rows: 4, images: 3, items: 4 });
    expect(await db.project.count()).toBe(before);
  });

  test("that was cancelled takes nothing more in", async ({ db }) => {
    const projectId = await projectIn(db);
    const ctx = contextOf(db);
    const { importId } = await startImport(ctx, {
      projectId,
      format: "q-pathway",
      place: placeOf(GOOD),
      dryRun: false,
    });
    await cancelImport(ctx, { projectId, importId });
    await runImport(ctx, { importId });

    expect((await importById(db, importId))?.status).toBe("cancelled");
    expect(await db.item.count({ where: { projectId } })).toBe(0);
    await expect(cancelImport(ctx, { projectId, importId })).rejects.toThrow("import-not-ready");
  });

  test("that broke off is gone on with and ends with every row once", async ({ db }) => {
    const projectId = await projectIn(db);
    const stop = new AbortController();
    const rows = Array.from({ length: 300 }, (_, index) => row("spaq_koniq/00001.jpg", `${index}_anna`));
    const ctx = contextOf(db, stop.signal);
    const { importId } = await startImport(ctx, {
      projectId,
      format: "q-pathway",
      place: placeOf(rows),
      dryRun: false,
    });
    let transactions = 0;
    const transact: typeof ctx.transact = (work) => {
      transactions += 1;
      if (transactions === 7) stop.abort();

      return ctx.transact(work);
    };
    await expect(runImport({ ...ctx, transact }, { importId })).rejects.toThrow();
    const brokenOff = await importById(db, importId);
    await runImport(contextOf(db), { importId });

    expect(brokenOff).toMatchObject({ status: "running", lastRow: 192 });
    expect((await importById(db, importId))?.progress).toMatchObject({
      rows: 300,
      items: 300,
      unchanged: 0,
      problems: 0,
    });
    expect(await db.item.count({ where: { projectId } })).toBe(300);
  });

  test("is refused to who is not admin of the project", async ({ db }) => {
    const projectId = await projectIn(db);
    const expert = {
      kind: "user",
      id: crypto.randomUUID(),
      name: "E",
      roles: new Map([[projectId, new Set(["expert"])]]),
      founder: false,
    };
    const ctx = { ...contextOf(db), actor: expert as unknown as Context["actor"] };

    await expect(
      startImport(ctx, { projectId, format: "q-pathway", place: placeOf(GOOD), dryRun: true }),
    ).rejects.toThrow("not-allowed");
  });
});
