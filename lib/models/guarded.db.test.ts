import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect } from "vitest";
import type { Db } from "#lib/db/client.ts";
import { engineLimits } from "#lib/db/engine-limits.ts";
import { EngineResting } from "#lib/domain/engine-resting.ts";
import { test } from "#lib/testing/database.ts";
import { type Answer, type EngineServer, engineServer } from "#lib/testing/engine-server.ts";
import { guarded, PATIENCE, type Patience } from "./guarded.ts";
import type { Asking } from "./language/chat.ts";
import { metered } from "./meter.ts";
import { chatServer, type ServerSettings } from "./openai/server.ts";
import type { Limited } from "./with-limits.ts";

const ASKING: Asking = { model: "m", messages: [{ role: "user", content: "Well?" }], maxTokens: 4 };
const { signal } = new AbortController();
const YES: Answer = { say: "Yes" };

let server: EngineServer | undefined;
afterEach(() => server?.close());

type Wanted = Partial<Patience & ServerSettings & Pick<Limited, "concurrency" | "requestsPerMinute">>;

async function guardedServer(db: Db, answers: readonly Answer[], wanted: Wanted = {}) {
  server = await engineServer(...answers);
  const settings = { baseUrl: server.baseUrl, apiKey: "sk-marker", timeoutSeconds: 30, ...wanted };
  const limited = { engine: crypto.randomUUID(), limits: engineLimits(db), concurrency: null, requestsPerMinute: null };
  const chat = guarded(chatServer(settings), { ...limited, ...wanted }, { ...PATIENCE, retries: 1, ...wanted });

  return () => chat(ASKING, signal);
}

/** What comes of asking when the engine is no longer left alone. */
async function onceRested(ask: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    const outcome = await ask().catch((error: unknown) => error);
    if (!(outcome instanceof EngineResting)) return outcome;
    await sleep(50);
  }
}

/** A process that takes up the limits of the same database by itself. */
function startProcess(url: string, code: string): ChildProcess {
  const open = `
    const { connect } = await import("#lib/db/client.ts");
    const { engineLimits } = await import("#lib/db/engine-limits.ts");
    const limits = engineLimits(connect(${JSON.stringify(url)}, 3));`;

  return spawn(process.execPath, ["--input-type=module", "-e", `${open}\n${code}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

describe("a server behind its guards", () => {
  test.for<[string, Answer]>([
    ["has too much to do", { status: 429, headers: { "retry-after": "0" } }],
    ["is broken for a moment", { status: 500 }],
    ["cuts the connection", "cut"],
    ["answers what is no completion", "no-completion"],
  ])("is asked again when it %s", async ([, fault], { db }) => {
    const ask = await guardedServer(db, [fault, YES]);
    expect(await ask()).toMatchObject({ text: "Yes" });
    expect(server?.asked).toHaveLength(2);
  });

  test("is asked again when it does not answer in time", async ({ db }) => {
    const ask = await guardedServer(db, ["hang", YES], { timeoutSeconds: 4 });
    expect(await ask()).toMatchObject({ text: "Yes" });
    expect(server?.asked).toHaveLength(2);
  });

  test.for<[string, Answer, string]>([
    ["does not take the key", { status: 401 }, "does not take the key"],
    ["does not know the model", { status: 404 }, "no such model"],
    ["does not take the question", { status: 400 }, "answered 400"],
  ])("is asked once when it %s", async ([, fault, words], { db }) => {
    const ask = await guardedServer(db, [fault, YES], { retries: 3 });
    await expect(ask()).rejects.toThrow(words);
    expect(server?.asked).toHaveLength(1);
  });

  test("is left alone after faults in a row, for so long and with the reason, and then tried with one call", async ({
    db,
  }) => {
    const answers: Answer[] = [{ status: 500 }, { status: 500 }, { status: 500 }, YES];
    const ask = await guardedServer(db, answers, { retries: 0, restsAfter: 2, restSeconds: 3 });
    for (let n = 0; n < 2; n++) await expect(ask()).rejects.toMatchObject({ name: "EngineUnavailable" });
    const refused = await ask().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EngineResting);
    expect(String(refused)).toMatch(/after 2 faults in a row.*answered 500/);
    expect(server?.asked).toHaveLength(2);
    expect(await onceRested(ask)).toMatchObject({ name: "EngineUnavailable" });
    await expect(ask()).rejects.toBeInstanceOf(EngineResting);
    expect(server?.asked).toHaveLength(3);
    expect(await onceRested(ask)).toMatchObject({ text: "Yes" });
    expect(await ask()).toMatchObject({ text: "Yes" });
    expect(server?.asked).toHaveLength(5);
  });

  test("that asks for a pause gets it, from every worker", async ({ db }) => {
    const ask = await guardedServer(db, [{ status: 429, headers: { "retry-after": "1" } }, YES]);
    expect(await ask()).toMatchObject({ text: "Yes" });
    const [first, second] = server?.asked ?? [];
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("that asks for a long pause is not waited for: it says for how long", async ({ db }) => {
    const ask = await guardedServer(db, [{ status: 429, headers: { "retry-after": "500" } }, YES]);
    for (let n = 0; n < 2; n++) {
      const refused = await ask().catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(EngineResting);
      expect((refused as EngineResting).seconds).toBeGreaterThan(490);
    }
    expect(server?.asked).toHaveLength(1);
  });

  test("that stays busy is a matter for later, not a fault", async ({ db }) => {
    const ask = await guardedServer(db, [{ status: 429 }], { retries: 1, restsAfter: 1 });
    for (let n = 0; n < 2; n++) await expect(ask()).rejects.toMatchObject({ name: "EngineResting", seconds: 30 });
    expect(server?.asked).toHaveLength(4);
  });

  test("is asked at its pace", async ({ db }) => {
    const ask = await guardedServer(db, [YES], { requestsPerMinute: 60 });
    await Promise.all(Array.from({ length: 4 }, ask)); // a second apart, the last after three
    const times = (server?.asked ?? []).map(({ at }) => at).toSorted((a, b) => a - b);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test("counts seconds, tokens and cost", async ({ db }) => {
    const usage = { prompt_tokens: 2000, completion_tokens: 100 };
    const ask = await guardedServer(db, [{ say: "Yes", usage }], { priceIn: 0.5, priceOut: 2 });
    const { spent } = await metered(async () => [await ask(), await ask()]);
    expect(spent).toMatchObject({ tokensIn: 4000, tokensOut: 200 });
    expect(spent?.cost).toBeCloseTo(0.0024);
  });

  test("is let go when the work is called off, and its slot with it", async ({ db }) => {
    server = await engineServer("hang");
    const settings = { baseUrl: server.baseUrl, apiKey: null, timeoutSeconds: 30 };
    const limited = { engine: "off", limits: engineLimits(db), concurrency: 1, requestsPerMinute: null };
    const chat = guarded(chatServer(settings), limited, { ...PATIENCE, retries: 3 });
    const off = new AbortController();
    const both = [chat(ASKING, off.signal), chat(ASKING, off.signal)];
    setTimeout(() => off.abort(new Error("enough")), 200);
    for (const one of await Promise.allSettled(both)) expect(one).toMatchObject({ reason: { message: "enough" } });
    expect(await db.engineSlot.count({ where: { engine: "off" } })).toBe(0);
  });
});

describe("a limit over all workers", () => {
  test("of one is kept by two processes: their calls never overlap", async ({ url }) => {
    server = await engineServer({ say: "Yes", afterMilliseconds: 40 });
    const code = `
      const { chatServer } = await import("#lib/models/openai/server.ts");
      const { guarded, PATIENCE } = await import("#lib/models/guarded.ts");
      const server = chatServer({ baseUrl: ${JSON.stringify(server.baseUrl)}, apiKey: null, timeoutSeconds: 10 });
      const limited = { engine: "one", limits, concurrency: 1, requestsPerMinute: null };
      const chat = guarded(server, limited, { ...PATIENCE, retries: 0 });
      await Promise.all(Array.from({ length: 8 }, () => chat(${JSON.stringify(ASKING)}, new AbortController().signal)));
      process.exit(0);`;
    const ended = [startProcess(url, code), startProcess(url, code)].map((child) => once(child, "exit"));
    expect((await Promise.all(ended)).map(([exitCode]) => exitCode)).toEqual([0, 0]);
    expect(server.asked).toHaveLength(16);
    expect(server.mostAtOnce()).toBe(1);
  }, 300_000);

  test("gives a slot free that its holder was killed with, once the lease runs out, and no sooner", async ({
    db,
    url,
  }) => {
    const limits = engineLimits(db);
    const code = `
      const slot = await limits.takeSlot("killed", { slots: 1, leaseSeconds: 5 });
      setInterval(() => slot.renew(5), 100);
      console.log("held");`;
    const holder = startProcess(url, code);
    await once(holder.stdout as NodeJS.ReadableStream, "data");
    await sleep(6000); // longer than a lease that nobody renews
    expect(await limits.takeSlot("killed", { slots: 1, leaseSeconds: 1 })).toBeNull();
    const dead = once(holder, "exit");
    holder.kill("SIGKILL");
    await dead;
    let slot = await limits.takeSlot("killed", { slots: 1, leaseSeconds: 60 });
    expect(slot).toBeNull();
    for (; !slot; slot = await limits.takeSlot("killed", { slots: 1, leaseSeconds: 60 })) await sleep(50);
    expect(await slot.renew(60)).toBe(true);
  }, 300_000);

  test("holds whatever comes at once", async ({ db }) => {
    const limits = engineLimits(db);
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => limits.takeSlot("three", { slots: 3, leaseSeconds: 5 })),
    );
    const held = taken.filter((slot) => slot !== null);
    expect(held.length).toBeLessThanOrEqual(3);
    expect(await db.engineSlot.count({ where: { engine: "three" } })).toBe(held.length);
    await Promise.all(held.map((slot) => slot.giveBack()));
    expect(await limits.takeSlot("three", { slots: 3, leaseSeconds: 5 })).not.toBeNull();
  });
});
