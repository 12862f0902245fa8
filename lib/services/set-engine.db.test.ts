import { describe, expect } from "vitest";
import { sealingWith } from "#lib/auth/seal.ts";
import type { Db } from "#lib/db/client.ts";
import { transactor } from "#lib/db/transaction.ts";
import { ServerSetting } from "#lib/domain/engine-setting.ts";
import { newId } from "#lib/domain/ids.ts";
import { test } from "#lib/testing/database.ts";
import { engineList } from "#lib/views/engine-list.ts";
import { reachEngines } from "./reach-engines.ts";
import { setEngine } from "./set-engine.ts";
import { startEngineTest } from "./start-engine-test.ts";
import { unsetEngine } from "./unset-engine.ts";

const SECRET = "the installation's secret, long enough";

function as(db: Db, name: string, secret = SECRET) {
  const ports = { sealing: async () => sealingWith(secret), byEnvironment: [] };

  return { actor: { kind: "operator", name } as const, now: () => new Date(), transact: transactor(db), ports };
}

const at = (n: number) => ServerSetting.parse({ kind: "openai", baseUrl: `http://10.0.0.${n}/v1` });
const numbers = Array.from({ length: 6 }, (_, n) => n + 1);

describe("an engine that many set at once", () => {
  test("is one of theirs, with the key that was entered for its address", async ({ db }) => {
    const name = "openai:many";
    await Promise.all(numbers.map((n) => setEngine(as(db, `admin ${n}`), { name, setting: at(n), key: `sk-of-${n}` })));
    const [reached] = (await reachEngines(as(db, "worker"))).filter((one) => one.name === name);
    const setting = reached?.setting;
    const n = setting?.kind === "openai" && /10\.0\.0\.(\d+)/.exec(setting.baseUrl)?.[1];
    expect(reached?.key).toEqual({ state: "open", value: `sk-of-${n}` });
    expect(await db.auditEvent.count({ where: { action: "engine-set" } })).toBe(numbers.length);
  });

  test("while others test it is refused to none of them, and has one test: the last", async ({ db }) => {
    const name = "openai:tested";
    await setEngine(as(db, "admin"), { name, setting: at(1), key: null });
    const tests = numbers.map((n) => startEngineTest(as(db, `admin ${n}`), { name, port: "tags" }));
    const ids = (await Promise.all(tests)).map(({ testId }) => testId);
    const kept = await db.engineTest.findMany({ where: { engine: name } });
    expect(kept).toHaveLength(1);
    expect(ids).toContain(kept[0]?.id);
  });

  test("and unset does not come back with a key that was taken away", async ({ db }) => {
    const name = "openai:unset";
    await setEngine(as(db, "admin"), { name, setting: at(1), key: "sk-taken-away" });
    const changes = numbers.map((n) =>
      setEngine(as(db, `admin ${n}`), { name, setting: { ...at(1), retries: n % 10 } }),
    );
    await Promise.all([unsetEngine(as(db, "another"), { name }), ...changes]);
    const events = await db.auditEvent.findMany({ where: { subject: `engine:${name}` }, orderBy: { id: "asc" } });
    const [reached] = (await reachEngines(as(db, "worker"))).filter((one) => one.name === name);
    if (events.at(-1)?.action === "engine-unset") expect(reached).toBeUndefined();
    else expect(reached?.key ?? { state: "none" }).toEqual({ state: "none" });
  });
});

describe("the engines", () => {
  test("are set, tested, unset and seen by founders alone, also by no admin of a project", async ({ db }) => {
    const roles = new Map([[newId<"Project">(), new Set(["admin" as const])]]);
    const user = { kind: "user", id: newId<"User">(), name: "Otto", founder: false, roles } as const;
    const ctx = { ...as(db, "nobody"), actor: user, reader: db };
    const name = "openai:closed";
    const refused = { code: "founders-only" };
    await expect(setEngine(ctx, { name, setting: at(1), key: "sk-0123456789" })).rejects.toMatchObject(refused);
    await expect(startEngineTest(ctx, { name, port: "tags" })).rejects.toMatchObject(refused);
    await expect(unsetEngine(ctx, { name })).rejects.toMatchObject(refused);
    await expect(engineList(ctx, { byEnvironment: [], mark: "" })).rejects.toMatchObject(refused);
    expect(await db.engineSetting.count({ where: { name } })).toBe(0);
  });
});

describe("a key that another secret sealed", () => {
  test("stays closed while all else is changed, and is open when it is entered again", async ({ db }) => {
    const name = "openai:rotated";
    await setEngine(as(db, "admin", "the secret of before, long enough"), {
      name,
      setting: at(1),
      key: "sk-0123456789",
    });
    const keyNow = async () => (await reachEngines(as(db, "worker"))).find((one) => one.name === name)?.key;
    expect(await keyNow()).toEqual({ state: "sealed-otherwise" });
    await setEngine(as(db, "admin"), { name, setting: { ...at(1), retries: 0 } });
    expect(await keyNow()).toEqual({ state: "sealed-otherwise" });
    await setEngine(as(db, "admin"), { name, setting: at(1), key: "sk-again-0123456789" });
    expect(await keyNow()).toEqual({ state: "open", value: "sk-again-0123456789" });
  });
});
