import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { ProjectId, type RunId, SuggestionId } from "#lib/domain/ids.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { enginesOf } from "#lib/models/engines.ts";
import { lineageOf } from "#lib/pipeline/lineage.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { startRun } from "#lib/services/start-run.ts";
import { suggestItem } from "#lib/services/suggest-item.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantPhotos, plantProject } from "#lib/testing/scenarios.ts";
import { suggestionTrace } from "#lib/views/suggestion-trace.ts";

const DEMO = "assets/demo";
/** Every so many-th of the demo's texts; of an image that has several the first. */
const EVERY = 3;
const MOST_MS = 600_000;

interface DemoText {
  readonly image: string;
  readonly conversations: readonly { readonly value: string }[];
}

/** Some of the demo's photos with their descriptions. */
async function demoPhotos() {
  const texts = JSON.parse(await readFile(`${DEMO}/q-pathway.json`, "utf8")) as DemoText[];
  const firsts = [...new Map(texts.map((text) => [text.image, text])).values()].filter((_, n) => n % EVERY === 0);

  return Promise.all(
    firsts.map(async ({ image, conversations }) => {
      const bytes = await readFile(`${DEMO}/images/${image}`);
      const { size } = await openPicture(bytes, { sha256: "" });

      return { bytes, size, format: "jpeg", description: conversations[1]?.value ?? "" };
    }),
  );
}

async function contextOf(db: Db, storage: ObjectStore) {
  const engines = await enginesOf(shippedRecipe("embedded") ?? expect.fail());

  return {
    ...{ actor: { kind: "operator", name: "test" } as const, now: () => new Date(), reader: db, db },
    transact: transactor(db),
    ports: { storage, signal: new AbortController().signal, engines: async () => engines },
    close: () => engines.close(),
  };
}

/** Boxes of the run's suggestions, each derived again from what is kept of it. */
async function derivedBoxes(ctx: Awaited<ReturnType<typeof contextOf>>, runId: RunId): Promise<number> {
  let boxes = 0;
  for (const { id, projectId } of await ctx.db.suggestion.findMany({ where: { runId } })) {
    const about = { projectId: ProjectId.parse(projectId), suggestionId: SuggestionId.parse(id) };
    const made = await suggestionTrace(ctx, about);
    const derived = lineageOf(made)
      .boxes.filter(({ fate }) => fate === "in-the-text")
      .map(({ tag, box }) => ({ span: tag.span, box }));
    const kept = made.suggestion.mentions.flatMap(({ span, boxes: own }) => own.map(({ box }) => ({ span, box })));
    expect(derived.sort((a, b) => a.span.from - b.span.from)).toEqual(kept);
    boxes += kept.length;
  }

  return boxes;
}

test(
  "every box of a real run, derived again from its kept trace alone, equals the box: by every recipe that asks embedded engines",
  async ({ db }) => {
    const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-lineage-")));
    const ctx = await contextOf(db, storage);
    const projectId = await plantProject(db);
    const items = await plantPhotos({ db, storage, projectId }, await demoPhotos());
    for (const recipe of ["embedded", "raw-box", "norm-coord", "object-name"]) {
      const { runId } = await startRun(ctx, { projectId, recipe, items });
      for (const itemId of items) await suggestItem(ctx, { runId, itemId });
      expect(await db.suggestion.count({ where: { runId } })).toBe(items.length);
      expect(await derivedBoxes(ctx, runId), recipe).toBeGreaterThan(0);
    }
    await ctx.close();
  },
  MOST_MS,
);
