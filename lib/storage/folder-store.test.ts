import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { folderStore } from "./folder-store.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "giqa-store-"));
const store = folderStore(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the folder store", () => {
  it("gives back the bytes that came in, under their hash, whole or streamed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
        const whole = await store.put(bytes);
        const streamed = await store.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]));

        expect(whole).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
        expect(streamed).toEqual(whole);
        expect(new Uint8Array(await store.bytes(whole.sha256))).toEqual(bytes);
        expect(await store.size(whole.sha256)).toBe(bytes.length);
      }),
      { numRuns: 30 },
    );
  });

  it("reads a part, its end included", async () => {
    const { sha256: hash } = await store.put(Buffer.from("0123456789"));

    expect((await buffer(await store.read(hash, { from: 2, to: 4 }))).toString()).toBe("234");
  });

  it("leaves nothing behind of a stream that breaks off", async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("line went dead");
      })(),
    );

    await expect(store.put(broken)).rejects.toThrow("line went dead");
    expect(await store.has(sha256(Buffer.from("half")))).toBe(false);
    expect(readdirSync(path.join(folder, "aside"))).toEqual([]);
  });

  it("stores the same bytes once when many put them at the same time", async () => {
    const bytes = Buffer.alloc(100_000, 7);
    const all = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));

    expect(new Set(all.map((put) => put.sha256)).size).toBe(1);
    expect((await store.bytes(sha256(bytes))).equals(bytes)).toBe(true);
    expect(readdirSync(path.join(folder, "aside"))).toEqual([]);
  });

  it("keeps derived things by name and says when one was not made", async () => {
    const { sha256: hash } = await store.put(Buffer.from("picture"));
    await store.putDerived(hash, "thumbnail", Buffer.from("small"));
    await store.putDerived(hash, "thumbnail", Buffer.from("smaller"));

    expect((await store.derived(hash, "thumbnail"))?.toString()).toBe("smaller");
    expect(await store.derived(hash, "fitted")).toBeNull();
  });

  it("makes no path of what is not a hash", async () => {
    expect(() => store.bytes("../../etc/passwd")).toThrow("not a SHA-256");
    expect(await store.size(sha256(Buffer.from("never put")))).toBeNull();
  });
});
