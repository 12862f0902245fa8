import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect } from "vitest";
import type { Context, Reading } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { announceUploads } from "#lib/services/announce-uploads.ts";
import { createProject } from "#lib/services/create-project.ts";
import { receiveUpload } from "#lib/services/receive-upload.ts";
import { test } from "#lib/testing/database.ts";
import { uploadState } from "#lib/views/upload-state.ts";

const staging = mkdtempSync(path.join(os.tmpdir(), "giqa-staging-"));
afterAll(() => rmSync(staging, { recursive: true, force: true }));

function contextOf(db: Db): Context<{ staging: string }> & Reading {
  const actor = { kind: "operator", name: "tester@here" } as const;

  return { actor, now: () => new Date(), transact: transactor(db), reader: db, ports: { staging } };
}

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function announced(db: Db, file: string, bytes: number) {
  const ctx = contextOf(db);
  const { projectId } = await createProject(ctx, { name: `Project ${crypto.randomUUID()}` });
  const batch = crypto.randomUUID();
  const { uploads } = await announceUploads(ctx, { projectId, batch, files: [{ path: file, bytes }] });

  return { ctx, projectId, batch, uploadId: uploads[0]?.id ?? ("" as never), place: path.join(staging, batch, file) };
}

describe("an upload", () => {
  test("is put together of its chunks", async ({ db }) => {
    const { ctx, projectId, uploadId, place } = await announced(db, "photos/a b ü.jpg", 10);
    await receiveUpload(ctx, { projectId, uploadId, offset: 0, bytes: chunks("0123", "45") });
    const { received } = await receiveUpload(ctx, { projectId, uploadId, offset: 6, bytes: chunks("6789") });

    expect(received).toBe(10);
    expect(readFileSync(place, "utf8")).toBe("0123456789");
  });

  test("goes on where it broke off", async ({ db }) => {
    const { ctx, projectId, uploadId, place } = await announced(db, "a.jpg", 8);
    async function* broken() {
      yield Buffer.from("abc");
      throw new Error("line went dead");
    }
    await receiveUpload(ctx, { projectId, uploadId, offset: 0, bytes: broken() });
    const { received } = await uploadState(ctx, { projectId, uploadId });
    await receiveUpload(ctx, { projectId, uploadId, offset: received, bytes: chunks("abcdefgh".slice(received)) });

    expect(readFileSync(place, "utf8")).toBe("abcdefgh");
  });

  test("refuses a chunk that is not next, and bytes that were not announced", async ({ db }) => {
    const { ctx, projectId, uploadId } = await announced(db, "a.jpg", 4);

    await expect(receiveUpload(ctx, { projectId, uploadId, offset: 2, bytes: chunks("x") })).rejects.toMatchObject({
      code: "upload-out-of-order",
      parameters: { expected: 0 },
    });
    const { received } = await receiveUpload(ctx, { projectId, uploadId, offset: 0, bytes: chunks("12", "345678") });
    expect(received).toBeLessThanOrEqual(4);
  });

  test("is refused under a path that climbs out", async ({ db }) => {
    for (const file of ["../a.jpg", "/etc/passwd", "a/../../b", "C:\\a", "a//b"])
      await expect(announced(db, file, 1)).rejects.toMatchObject({ code: "upload-path-unsafe" });
    expect(existsSync(path.join(staging, "..", "a.jpg"))).toBe(false);
  });
});
