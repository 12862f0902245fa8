import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { importById } from "#lib/db/imports.ts";
import { runById } from "#lib/db/runs.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { RunId } from "#lib/domain/ids.ts";
import { isUnderWay } from "#lib/domain/import.ts";
import { Suggestion } from "#lib/domain/suggestion.ts";
import { environmentWith } from "#lib/env.ts";
import { saveRecipe } from "#lib/services/save-recipe.ts";
import { startImport } from "#lib/services/start-import.ts";
import { startRun } from "#lib/services/start-run.ts";
import { colourModel } from "#lib/testing/colour-model.ts";
import { test } from "#lib/testing/database.ts";
import { EXPORT_FILES, fixtureHub } from "#lib/testing/hub-server.ts";
import { type RectanglePicture, rectanglesJpeg } from "#lib/testing/rectangles.ts";
import { plantProject } from "#lib/testing/scenarios.ts";

const ENGINES = {
  tags: { name: "openai", model: "colours", revision: "1" },
  boxes: { name: "grounding-dino", model: "colour fixture", revision: "fp32" },
};
const MOST_MS = 900_000;
/** The longer and the shorter side of what the model looks at: the export is of one size, pictures are stretched to it. */
const MODEL_SIDE = 800;

/** Higher and wider than they are long, smaller and larger than what the model looks at. */
const SIZES: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 300, height: 520 },
  { width: 1600, height: 700 },
  { width: 801, height: 799 },
];
const THINGS = [
  { colour: "#e61414", phrase: "red panel", at: [0.05, 0.1, 0.3, 0.55] },
  { colour: "#14e614", phrase: "green tower", at: [0.4, 0.6, 0.47, 0.95] },
  { colour: "#1414e6", phrase: "blue ball", at: [0.6, 0.05, 0.97, 0.3] },
] as const;
const TEXT = "The red panel is blurry, as is the green tower. A blue ball hangs above.";

function pictures(): RectanglePicture[] {
  return Array.from({ length: 8 }, (_, n) => {
    const size = SIZES[n % SIZES.length] ?? expect.fail("no size");
    const boxOf = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Box => ({
      ...{ x1: Math.round(x1 * size.width), y1: Math.round(y1 * size.height) },
      ...{ x2: Math.round(x2 * size.width), y2: Math.round(y2 * size.height) },
    });

    return { size, orientation: n + 1, rectangles: THINGS.map(({ colour, at }) => ({ colour, box: boxOf(at) })) };
  });
}

/** A folder as people import it. */
async function written(folder: string, all: readonly RectanglePicture[]) {
  const images = path.join(folder, "images");
  await mkdir(images, { recursive: true });
  for (const picture of all)
    await writeFile(path.join(images, `${picture.orientation}.jpg`), await rectanglesJpeg(picture));
  const rows = all.map(({ orientation }) => ({
    ...{ image: `${orientation}.jpg`, id: String(orientation), type: null, qtype: null },
    conversations: [
      { from: "human", value: "Describe and evaluate the quality of the image.\n<image>" },
      { from: "gpt", value: TEXT },
    ],
  }));
  const labels = path.join(folder, "q-pathway.json");
  await writeFile(labels, JSON.stringify(rows));

  return { kind: "folder", labels, images, manifest: null } as const;
}

async function untilEnded(isEnded: () => Promise<boolean>): Promise<void> {
  while (!(await isEnded())) await sleep(100);
}

/** What the run found in each picture, by its phrase. */
async function foundBy(db: Db, runId: RunId) {
  const rows = await db.suggestion.findMany({
    where: { runId },
    select: { body: true, item: { select: { externalId: true } } },
  });
  const found = rows.map(({ body, item }) => {
    const { description, mentions } = Suggestion.parse(body);
    const byPhrase = mentions.map(({ span, boxes }) => [
      description.slice(span.from, span.to),
      boxes.map(({ box }) => box),
    ]);

    return [item.externalId, Object.fromEntries(byPhrase)] as const;
  });

  return new Map<string, Record<string, Box[]>>(found);
}

/** Within a pixel of the picture, or of what the model looks at where that is coarser. */
function expectNear(found: Box, drawn: Box, { width, height }: Size) {
  const [across, down] = [Math.max(1, width / MODEL_SIDE), Math.max(1, height / MODEL_SIDE)];
  for (const [side, within] of [
    ["x1", across],
    ["x2", across],
    ["y1", down],
    ["y2", down],
  ] as const)
    expect(Math.abs(found[side] - drawn[side]), `${side}: ${found[side]} for ${drawn[side]}`).toBeLessThanOrEqual(
      within,
    );
}

test(
  "pictures of coloured rectangles, imported and run through Grounding DINO, which is fetched at first use, have each found by its phrase to the pixel's rounding, however the camera was held",
  async ({ db, url }) => {
    const data = await mkdtemp(path.join(os.tmpdir(), "giqa-rectangles-"));
    const server = await colourModel();
    const hub = await fixtureHub();
    const reached = { GIQA_OPENAI_BASE_URL: server.baseUrl, GIQA_GROUNDING_DINO: "", GIQA_HUB_URL: hub.url };
    const weights = path.join(data, "weights"); // whatever this machine has fetched
    const own = { DATABASE_URL: url, GIQA_DATA: data, GIQA_WEIGHTS: weights };
    const env = environmentWith({ ...own, GIQA_WORKER_CONCURRENCY: "1", ...reached });
    const worker = spawn(process.execPath, ["workers/main.ts"], { stdio: "ignore", env: env as NodeJS.ProcessEnv });
    const ended = once(worker, "close");
    const ports = undefined;
    const ctx = {
      actor: { kind: "operator", name: "test" } as const,
      now: () => new Date(),
      transact: transactor(db),
      ports,
    };
    const projectId = await plantProject(db);
    const all = pictures();

    const place = await written(data, all);
    const { importId } = await startImport(ctx, { projectId, format: "q-pathway", place, dryRun: false });
    await untilEnded(async () => !isUnderWay((await importById(db, importId))?.status ?? "failed"));
    await saveRecipe(ctx, { projectId, from: "embedded", name: "rectangles", changes: { engines: ENGINES } });
    const { runId } = await startRun(ctx, { projectId, recipe: "rectangles", items: "all" });
    await untilEnded(async () => (await runById(db, runId))?.status === "finished");
    worker.kill("SIGTERM");
    await ended;
    await Promise.all([server.close(), hub.close()]);
    expect(hub.gets.map(({ path: name }) => name)).toEqual(EXPORT_FILES);

    const found = await foundBy(db, runId);
    expect([...found.keys()].sort()).toEqual(all.map(({ orientation }) => String(orientation)));
    for (const { size, orientation, rectangles } of all)
      for (const [n, { phrase }] of THINGS.entries()) {
        const boxes = found.get(String(orientation))?.[phrase] ?? [];
        expect(boxes, `${phrase} in ${orientation}`).toHaveLength(1);
        expectNear(boxes[0] ?? expect.fail(), rectangles[n]?.box ?? expect.fail(), size);
      }
    await rm(data, { recursive: true, force: true });
  },
  MOST_MS,
);
