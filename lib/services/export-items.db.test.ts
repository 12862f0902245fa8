import { createHash } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import type { z } from "zod";
import type { Db } from "#lib/db/client.ts";
import { exportById } from "#lib/db/exports.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Annotation } from "#lib/domain/annotation.ts";
import { flatName, sha256OfFile } from "#lib/domain/export.ts";
import { newId, type ProjectId } from "#lib/domain/ids.ts";
import type { Manifest } from "#lib/domain/manifest.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import { sampleOfGiqaRow } from "#lib/formats/giqa.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test } from "#lib/testing/database.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { exportItems } from "./export-items.ts";
import { failExport } from "./fail-export.ts";
import { StartExport, startExport } from "./start-export.ts";

const DRAWN = { x1: 12.345678901234567, y1: 0.1, x2: 40.30000000000007, y2: 31.999999999999996 };
const ENGINE = { name: "embedded", model: "nanodet", revision: "1" };
const QUESTION = newId<"Question">();
const [MENTION, REGION] = [newId<"Mention">(), newId<"Region">()];

const answer: Annotation = {
  version: 1,
  overall: 2,
  nothingToDraw: false,
  texts: {
    description: "🐕 The upper dog is sharp, the rope is not.",
    [`${QUESTION}/question`]: "Is the dog sharp?",
    [`${QUESTION}/answer`]: "Yes",
  },
  mentions: {
    [MENTION]: {
      id: MENTION,
      text: "description",
      span: { from: 7, to: 16 },
      name: null,
      quality: "sharp",
      effect: "positive",
      attribute: "sharpness",
      degree: 5,
      regions: [REGION],
      proposal: null,
    },
  },
  regions: { [REGION]: { id: REGION, box: DRAWN, proposal: null } },
  questions: { [QUESTION]: { id: QUESTION, kind: "binary", order: 1, proposal: null } },
  decisions: {},
};

function suggested(grounded: boolean): Suggestion {
  const boxes = [{ box: DRAWN, score: 0.9, engine: ENGINE, route: "dog" }];
  const dog = { id: newId<"Proposal">(), span: { from: 4, to: 7 }, name: "dog", quality: "sharp", boxes };

  return {
    version: 1,
    description: "The dog is sharp.",
    question: "Describe the quality. Mention positions.",
    mentions: grounded ? [{ ...dog, effect: "positive" }] : [],
    questions: [],
    emptyBecause: grounded ? null : "no-boxes",
  };
}

/** A project with two items: one answered in a closed round, the other in an open one. */
async function plant(db: Db): Promise<ProjectId> {
  const projectId = await plantProject(db);
  const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-export-")));
  const items = await plantItems({ db, storage, projectId }, 2, () => "The dog is sharp.");
  const fingerprint = "f".repeat(64);
  const [recipeId, runId] = [newId<"Recipe">(), newId<"Run">()];
  const [protocolId, userId] = [newId<"Protocol">(), newId<"User">()];
  await db.recipe.create({ data: { id: recipeId, projectId, name: "embedded", fingerprint, body: {} } });
  await db.run.create({
    data: { id: runId, projectId, recipeId, status: "finished", counts: {}, startedBy: "test" },
  });
  await db.protocol.create({ data: { id: protocolId, projectId, name: "first look", body: {} } });
  await db.user.create({ data: { id: userId, email: `${userId}@example.org`, name: "E", passwordHash: "-" } });
  for (const [number, itemId] of items.entries()) {
    const [suggestionId, roundId] = [newId<"Suggestion">(), newId<"Round">()];
    const [taskId, assignmentId] = [newId<"Task">(), newId<"Assignment">()];
    const suggestion = { id: suggestionId, projectId, itemId, runId, fingerprint, trace: {}, questions: 0, seconds: 1 };
    await db.suggestion.create({ data: { ...suggestion, body: suggested(number === 0), mentions: 1 } });
    const status = number === 0 ? "closed" : "open";
    await db.round.create({ data: { id: roundId, projectId, protocolId, number, kind: "blind", status } });
    await db.task.create({ data: { id: taskId, roundId, itemId, suggestionId, order: 1, openSlots: 0 } });
    const assignment = { id: assignmentId, taskId, userId, status: "submitted", leaseUntil: new Date(0) };
    await db.assignment.create({ data: assignment });
    await db.annotation.create({ data: { id: newId<"Annotation">(), assignmentId, revision: 3, body: answer } });
  }

  return projectId;
}

interface Exported {
  readonly manifest: Manifest;
  readonly textOf: (name: string) => Promise<string>;
}

async function exported(db: Db, input: z.input<typeof StartExport>): Promise<Exported> {
  const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-export-")));
  const base = { now: () => new Date("2026-01-02T03:04:05Z"), transact: transactor(db) };
  const ctx = { ...base, actor: { kind: "operator", name: "test" } as const, ports: { storage } };
  const { exportId } = await startExport(ctx, StartExport.parse({ builtBy: "caller", ...input }));
  await exportItems(ctx, { exportId });
  await failExport(ctx, { exportId });
  const ready = await exportById(db, exportId);
  if (ready?.status !== "ready") throw new Error("not ready");
  const textOf = async (name: string) =>
    (await storage.bytes(sha256OfFile(ready, flatName(name)) ?? "none")).toString("utf8");

  return { manifest: ready.manifest, textOf };
}

const samplesIn = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => sampleOfGiqaRow(JSON.parse(line)));

describe("an export", () => {
  test("holds closed rounds only, and the expert's box and text as they were", async ({ db }) => {
    const { textOf } = await exported(db, { projectId: await plant(db) });
    const [described, ...others] = samplesIn(await textOf("annotations/des.jsonl"));

    expect(others).toEqual([]);
    expect(described).toMatchObject({ overall: 2, origin: { revision: 3, textEdited: true, protocol: "first look" } });
    expect(described?.answer.text).toBe(answer.texts.description);
    expect(described?.answer.mentions[0]).toMatchObject({ name: "upper dog", boxes: [DRAWN], degree: 5 });
    expect(samplesIn(await textOf("annotations/vqa.jsonl"))).toMatchObject([
      { kind: "binary", question: { text: "Is the dog sharp?" }, answer: { text: "Yes" } },
    ]);
  });

  test("keeps suggestions apart, and leaves out and counts those without a place", async ({ db }) => {
    const { manifest, textOf } = await exported(db, { projectId: await plant(db) });

    expect(samplesIn(await textOf("suggestions/des.jsonl"))).toMatchObject([
      { origin: { kind: "suggestion", engines: [ENGINE] }, answer: { mentions: [{ boxes: [DRAWN] }] } },
    ]);
    expect(manifest.leftOut).toEqual([{ file: "suggestions/des.jsonl", reason: "no-grounded-mention", count: 1 }]);
  });

  test("ends with a manifest that names each file with its rows and its hash", async ({ db }) => {
    const { manifest, textOf } = await exported(db, { projectId: await plant(db), coordinates: "norm" });

    expect(JSON.parse(await textOf("manifest.json"))).toEqual(manifest);
    for (const { name, rows, bytes, sha256 } of manifest.files) {
      const text = await textOf(name);
      const hash = createHash("sha256").update(text).digest("hex");

      expect({ rows, bytes, sha256 }).toEqual({
        rows: samplesIn(text).length,
        bytes: Buffer.byteLength(text),
        sha256: hash,
      });
    }
    expect(manifest).toMatchObject({
      sources: [{ licence: "CC0-1.0", redistributable: true, samples: 3 }],
      textOrigins: { human: 3 },
    });
  });

  test("is for admins", async ({ db }) => {
    const projectId = await plantProject(db);
    const roles = new Map([[projectId, new Set(["expert" as const])]]);
    const actor = { kind: "user", id: newId<"User">(), name: "E", roles, founder: false } as const;
    const ctx = { actor, now: () => new Date(), transact: transactor(db), ports: {} };

    await expect(startExport(ctx, StartExport.parse({ projectId }))).rejects.toMatchObject({ code: "not-allowed" });
  });
});
